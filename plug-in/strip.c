/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "strip.h"

Strip *
strip_new (int width)
{
  Strip *strip = g_new0 (Strip, 1);

  strip->rgba = g_new (float, (gsize) width * STRIP_ROWS * 4);
  return strip;
}

void
strip_free (Strip *strip)
{
  if (! strip)
    return;
  strip_wait (strip);
  g_free (strip->rgba);
  g_free (strip);
}

static gpointer
run_work (gpointer data)
{
  Strip *strip = data;

  strip->work (strip, strip->data);
  return NULL;
}

void
strip_start (Strip     *strip,
             StripWork  work,
             gpointer   data)
{
  strip->work = work;
  strip->data = data;
  strip->thread = g_thread_new ("strip", run_work, strip);
}

void
strip_wait (Strip *strip)
{
  if (strip->thread)
    g_thread_join (strip->thread);
  strip->thread = NULL;
}

void
strip_swap (Strip **one,
            Strip **other)
{
  Strip *kept = *one;

  *one = *other;
  *other = kept;
}
