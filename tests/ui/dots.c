/* The dots: set, moved, removed, each a step that can be undone and redone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "dots.h"

#define RED  40, 30
#define BLUE -5, -30

static int n_changes;

static void
changed (gpointer data)
{
  (void) data;
  n_changes++;
}

static ColorizerHint
hint (double x,
      double y,
      double a,
      double b)
{
  return (ColorizerHint) { x, y, a, b, 1 };
}

/* Their x, and which one is selected. */
static void
expect (const Dots   *dots,
        int           n,
        const double *x,
        int           selected)
{
  g_assert_cmpint (dots_count (dots), ==, n);
  for (int i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (dots_hints (dots)[i].x, x[i], 1e-9);
  g_assert_cmpint (dots_selected (dots), ==, selected);
}

static void
check_steps (void)
{
  Dots          *dots  = dots_new (NULL, 0, changed, NULL);
  ColorizerHint  first = hint (0.1, 0.2, RED), second = hint (0.3, 0.4, BLUE);

  n_changes = 0;
  dots_undo (dots);
  dots_redo (dots);
  dots_clear (dots);
  g_assert_cmpint (n_changes, ==, 0);

  g_assert_true (dots_add (dots, &first));
  g_assert_true (dots_add (dots, &second));
  g_assert_cmpint (n_changes, ==, 2);
  expect (dots, 2, (double[]) { 0.1, 0.3 }, 1);

  /* A drag is one step, however many moves it has. */
  dots_begin (dots);
  for (int i = 1; i <= 5; i++)
    {
      second.x = 0.3 + i / 10.0;
      dots_set (dots, 1, &second);
    }
  expect (dots, 2, (double[]) { 0.1, 0.8 }, 1);
  dots_begin (dots);
  second.y = 0.9;
  dots_set (dots, 1, &second);
  dots_remove (dots, 0);
  expect (dots, 1, (double[]) { 0.8 }, DOTS_NONE);

  dots_undo (dots);
  expect (dots, 2, (double[]) { 0.1, 0.8 }, DOTS_NONE);
  g_assert_cmpfloat_with_epsilon (dots_hints (dots)[1].y, 0.9, 1e-9);
  dots_undo (dots);
  g_assert_cmpfloat_with_epsilon (dots_hints (dots)[1].y, 0.4, 1e-9);
  dots_undo (dots);
  expect (dots, 2, (double[]) { 0.1, 0.3 }, DOTS_NONE);
  dots_undo (dots);
  expect (dots, 1, (double[]) { 0.1 }, DOTS_NONE);
  dots_redo (dots);
  dots_redo (dots);
  expect (dots, 2, (double[]) { 0.1, 0.8 }, DOTS_NONE);

  /* A new step takes the place of those that were undone. */
  dots_clear (dots);
  expect (dots, 0, NULL, DOTS_NONE);
  dots_redo (dots);
  expect (dots, 0, NULL, DOTS_NONE);
  dots_undo (dots);
  expect (dots, 2, (double[]) { 0.1, 0.8 }, DOTS_NONE);
  dots_free (dots);
}

/* What was there from the start is not undone; a selection is no step, and
 * ends one. */
static void
check_start (void)
{
  ColorizerHint  hints[2] = { hint (0.1, 0.2, RED), hint (0.3, 0.4, BLUE) };
  Dots          *dots     = dots_new (hints, 2, changed, NULL);

  dots_undo (dots);
  expect (dots, 2, (double[]) { 0.1, 0.3 }, DOTS_NONE);
  dots_select (dots, 1);
  dots_undo (dots);
  expect (dots, 2, (double[]) { 0.1, 0.3 }, 1);

  hints[1].x = 0.5;
  dots_set (dots, 1, &hints[1]);
  dots_select (dots, 0);
  hints[0].x = 0.6;
  dots_set (dots, 0, &hints[0]);
  dots_undo (dots);
  expect (dots, 2, (double[]) { 0.1, 0.5 }, DOTS_NONE);
  dots_free (dots);
}

/* A dot is what its text says, to the last digit. */
static void
check_written (void)
{
  Dots          *dots   = dots_new (NULL, 0, changed, NULL);
  ColorizerHint  rough  = { 1 / 3.0, 2 / 3.0, 12.3456, -7.891, 0.777 };
  char          *line;
  GArray        *read;

  g_assert_true (dots_add (dots, &rough));
  line = colorizer_hints_format (dots_hints (dots), 1);
  g_assert_true (g_str_has_prefix (line, "33.333%,66.667%,#"));
  read = colorizer_hints_parse (line, 300, 200, NULL);
  g_assert_cmpmem (read->data, sizeof (ColorizerHint), dots_hints (dots),
                   sizeof (ColorizerHint));
  g_array_unref (read);
  g_free (line);
  dots_free (dots);
}

static void
check_most (void)
{
  Dots          *dots = dots_new (NULL, 0, changed, NULL);
  ColorizerHint  one  = hint (0.5, 0.5, RED);

  for (int i = 0; i < COLORIZER_MAX_HINTS; i++)
    g_assert_true (dots_add (dots, &one));
  g_assert_false (dots_add (dots, &one));
  g_assert_cmpint (dots_count (dots), ==, COLORIZER_MAX_HINTS);
  dots_free (dots);
}

int
main (void)
{
  check_steps ();
  check_start ();
  check_written ();
  check_most ();
  return 0;
}
