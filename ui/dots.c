/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dots.h"

struct _Dots
{
  GArray      *hints;         /* of ColorizerHint */
  int          selected;
  gboolean     in_step;       /* what dots_set() goes on with */
  GPtrArray   *before;        /* of GArray: the dots before each step */
  GPtrArray   *after;         /* before each undo, the last one at the end */
  DotsChanged  changed;
  gpointer     data;
};

static GPtrArray *
new_steps (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

Dots *
dots_new (const ColorizerHint *hints,
          int                  n,
          DotsChanged          changed,
          gpointer             data)
{
  Dots *dots = g_new0 (Dots, 1);

  dots->hints = g_array_new (FALSE, FALSE, sizeof (ColorizerHint));
  if (n > 0)
    g_array_append_vals (dots->hints, hints, n);
  dots->selected = DOTS_NONE;
  dots->before = new_steps ();
  dots->after = new_steps ();
  dots->changed = changed;
  dots->data = data;
  return dots;
}

void
dots_free (Dots *dots)
{
  g_array_unref (dots->hints);
  g_ptr_array_unref (dots->before);
  g_ptr_array_unref (dots->after);
  g_free (dots);
}

int
dots_count (const Dots *dots)
{
  return dots->hints->len;
}

const ColorizerHint *
dots_hints (const Dots *dots)
{
  return (const ColorizerHint *) dots->hints->data;
}

int
dots_selected (const Dots *dots)
{
  return dots->selected;
}

void
dots_select (Dots *dots,
             int   which)
{
  if (dots->selected == which)
    return;
  dots->selected = which;
  dots->in_step = FALSE;
  dots->changed (dots->data);
}

/* As it is once it is written and read again: what is seen now is what is kept
 * and what a script gets. */
static ColorizerHint
as_written (const ColorizerHint *hint)
{
  char          *line    = colorizer_hints_format (hint, 1);
  GArray        *read    = colorizer_hints_parse (line, 1, 1, NULL);
  ColorizerHint  written = g_array_index (read, ColorizerHint, 0);

  g_array_unref (read);
  g_free (line);
  return written;
}

static void
begin_step (Dots *dots)
{
  g_ptr_array_add (dots->before, g_array_copy (dots->hints));
  g_ptr_array_set_size (dots->after, 0);
}

gboolean
dots_add (Dots                *dots,
          const ColorizerHint *hint)
{
  ColorizerHint written = as_written (hint);

  if (dots->hints->len >= COLORIZER_MAX_HINTS)
    return FALSE;
  begin_step (dots);
  g_array_append_val (dots->hints, written);
  dots->selected = dots->hints->len - 1;
  dots->in_step = FALSE;
  dots->changed (dots->data);
  return TRUE;
}

void
dots_begin (Dots *dots)
{
  dots->in_step = FALSE;
}

void
dots_set (Dots                *dots,
          int                  which,
          const ColorizerHint *hint)
{
  if (! dots->in_step)
    begin_step (dots);
  dots->in_step = TRUE;
  g_array_index (dots->hints, ColorizerHint, which) = as_written (hint);
  dots->changed (dots->data);
}

/* Other dots than before; the selected one may be gone. */
static void
others (Dots *dots)
{
  dots->selected = DOTS_NONE;
  dots->in_step = FALSE;
  dots->changed (dots->data);
}

void
dots_remove (Dots *dots,
             int   which)
{
  begin_step (dots);
  g_array_remove_index (dots->hints, which);
  others (dots);
}

void
dots_clear (Dots *dots)
{
  if (dots->hints->len == 0)
    return;
  begin_step (dots);
  g_array_set_size (dots->hints, 0);
  others (dots);
}

/* The dots become the last of `from`, and are kept at the end of `to`. */
static void
go (Dots      *dots,
    GPtrArray *from,
    GPtrArray *to)
{
  if (from->len == 0)
    return;
  g_ptr_array_add (to, dots->hints);
  dots->hints = g_ptr_array_steal_index (from, from->len - 1);
  others (dots);
}

void
dots_undo (Dots *dots)
{
  go (dots, dots->before, dots->after);
}

void
dots_redo (Dots *dots)
{
  go (dots, dots->after, dots->before);
}
