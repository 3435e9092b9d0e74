/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include "labels.h"

#define LETTER_WIDTH (0.6 * BENCH_LABEL_FONT)
#define LINE_HEIGHT  (1.25 * BENCH_LABEL_FONT)
#define DOT          5        /* half a dot's side, and the gap to its text */

BenchBox
bench_label_box (const char *text,
                 double      left,
                 double      y)
{
  return (BenchBox)
    {
      .left   = left,
      .top    = y - LINE_HEIGHT / 2,
      .right  = left + LETTER_WIDTH * strlen (text),
      .bottom = y + LINE_HEIGHT / 2
    };
}

static gboolean
inside (const BenchBox *box,
        const BenchBox *area)
{
  return box->left >= area->left && box->right <= area->right
         && box->top >= area->top && box->bottom <= area->bottom;
}

static gboolean
overlap (const BenchBox *a,
         const BenchBox *b)
{
  return a->left < b->right && b->left < a->right
         && a->top < b->bottom && b->top < a->bottom;
}

static gboolean
is_free (const BenchBox *box,
         const BenchBox *area,
         const GArray   *taken)
{
  if (! inside (box, area))
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    if (overlap (box, &g_array_index (taken, BenchBox, i)))
      return FALSE;
  return TRUE;
}

/* Right of the dot, left of it, above or below. */
static gboolean
place_beside (BenchLabel     *label,
              const BenchBox *area,
              const GArray   *taken)
{
  double x     = label->dot_x;
  double y     = label->dot_y;
  double width = LETTER_WIDTH * strlen (label->text);
  double away  = DOT + LINE_HEIGHT / 2;

  BenchBox boxes[] =
    {
      bench_label_box (label->text, x + 2 * DOT, y),
      bench_label_box (label->text, x - 2 * DOT - width, y),
      bench_label_box (label->text, x - width / 2, y - away),
      bench_label_box (label->text, x - width / 2, y + away)
    };

  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (is_free (&boxes[i], area, taken))
      {
        label->box = boxes[i];
        return TRUE;
      }
  return FALSE;
}

/* A line each, around the height of their dots on average. */
static void
place_aside (GPtrArray      *labels,
             const BenchBox *area,
             double          left)
{
  double height = labels->len * LINE_HEIGHT;
  double middle = 0;
  double top;

  for (guint i = 0; i < labels->len; i++)
    middle += ((BenchLabel *) g_ptr_array_index (labels, i))->dot_y
              / labels->len;
  top = MAX (MIN (middle - height / 2, area->bottom - height), area->top);

  for (guint i = 0; i < labels->len; i++)
    {
      BenchLabel *label = g_ptr_array_index (labels, i);

      label->box = bench_label_box (label->text, left,
                                    top + (i + 0.5) * LINE_HEIGHT);
      label->aside = TRUE;
    }
}

static int
compare_heights (const void *a,
                 const void *b)
{
  const BenchLabel *first  = a;
  const BenchLabel *second = b;

  return (first->dot_y > second->dot_y) - (first->dot_y < second->dot_y);
}

void
bench_labels_place (BenchLabel     *labels,
                    int             n_labels,
                    const BenchBox *area,
                    double          column_left,
                    GArray         *taken)
{
  GPtrArray *crowded = g_ptr_array_new ();

  for (int i = 0; i < n_labels; i++)
    {
      double   x   = labels[i].dot_x;
      double   y   = labels[i].dot_y;
      BenchBox dot = { x - DOT, y - DOT, x + DOT, y + DOT };

      g_array_append_val (taken, dot);
    }

  qsort (labels, n_labels, sizeof *labels, compare_heights);
  for (int i = 0; i < n_labels; i++)
    if (place_beside (&labels[i], area, taken))
      g_array_append_val (taken, labels[i].box);
    else
      g_ptr_array_add (crowded, &labels[i]);
  place_aside (crowded, area, column_left);
  g_ptr_array_unref (crowded);
}
