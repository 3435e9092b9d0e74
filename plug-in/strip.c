/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "strip.h"

Strip *
strip_new (gsize row_size)
{
  Strip *strip = g_new0 (Strip, 1);

  g_mutex_init (&strip->mutex);
  g_cond_init (&strip->changed);
  strip->row_size = row_size;
  strip->raw = g_malloc_n (STRIP_ROWS, row_size);
  return strip;
}

static void
change (Strip      *strip,
        StripState  state)
{
  g_mutex_lock (&strip->mutex);
  strip->state = state;
  g_cond_broadcast (&strip->changed);
  g_mutex_unlock (&strip->mutex);
}

/* Until the state is another one, which it returns. */
static StripState
wait_while (Strip      *strip,
            StripState  state)
{
  StripState changed;

  g_mutex_lock (&strip->mutex);
  while (strip->state == state)
    g_cond_wait (&strip->changed, &strip->mutex);
  changed = strip->state;
  g_mutex_unlock (&strip->mutex);
  return changed;
}

void
strip_free (Strip *strip)
{
  if (! strip)
    return;
  strip_wait (strip);
  if (strip->thread)
    {
      change (strip, STRIP_ENDS);
      g_thread_join (strip->thread);
    }
  g_mutex_clear (&strip->mutex);
  g_cond_clear (&strip->changed);
  g_free (strip->raw);
  g_free (strip);
}

static gpointer
run (gpointer data)
{
  Strip *strip = data;

  while (wait_while (strip, STRIP_IDLE) == STRIP_WORKS)
    {
      strip->work (strip, strip->data);
      change (strip, STRIP_IDLE);
    }
  return NULL;
}

void
strip_start (Strip     *strip,
             StripWork  work,
             gpointer   data)
{
  strip->work = work;
  strip->data = data;
  change (strip, STRIP_WORKS);
  if (! strip->thread)
    strip->thread = g_thread_new ("strip", run, strip);
}

void
strip_wait (Strip *strip)
{
  wait_while (strip, STRIP_WORKS);
}
