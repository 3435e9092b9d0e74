/* What is shown of a photo: fitted, zoomed at a place, moved to its edges.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "view.h"

static View
view_of (int width,
         int height)
{
  View view;

  view_init (&view, width, height);
  view.width = 600;
  view.height = 400;
  return view;
}

static void
check_part (const View *view,
            double      scale,
            ViewPart    wanted)
{
  ViewPart part = view_part (view);

  g_assert_cmpfloat_with_epsilon (view_scale (view), scale, 1e-9);
  g_assert_cmpint (part.width, ==, wanted.width);
  g_assert_cmpint (part.height, ==, wanted.height);
  g_assert_cmpint (part.x, ==, wanted.x);
  g_assert_cmpint (part.y, ==, wanted.y);
  g_assert_cmpint (part.n_columns, ==, wanted.n_columns);
  g_assert_cmpint (part.n_rows, ==, wanted.n_rows);
  g_assert_cmpint (part.magnify, ==, wanted.magnify);
  g_assert_cmpint (part.left, ==, wanted.left);
  g_assert_cmpint (part.top, ==, wanted.top);
}

/* The whole photo, in the middle of the area; a tiny one as squares. */
static void
check_fit (void)
{
  View large = view_of (6000, 2000);
  View tiny  = view_of (3, 3);

  check_part (&large, 0.1, (ViewPart) { .width = 600, .height = 200,
                                        .n_columns = 600, .n_rows = 200,
                                        .magnify = 1, .top = 100 });
  check_part (&tiny, 8, (ViewPart) { .width = 3, .height = 3, .n_columns = 3,
                                     .n_rows = 3, .magnify = 8, .left = 288,
                                     .top = 188 });
}

static void
check_zoom (void)
{
  View   view = view_of (6000, 4000);
  double x, y;

  /* What is under the pointer stays there. */
  for (int i = 0; i < 4; i++)
    view_zoom (&view, TRUE, 450, 100);
  view_to_photo (&view, 450, 100, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 4500, 2 / view_scale (&view));
  g_assert_cmpfloat_with_epsilon (y, 1000, 2 / view_scale (&view));

  view_from_photo (&view, x, y, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 450, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, 100, 1e-6);

  view_set (&view, 1);
  check_part (&view, 1, (ViewPart) { .width = 6000, .height = 4000,
                                     .x = view_part (&view).x,
                                     .y = view_part (&view).y,
                                     .n_columns = 600, .n_rows = 400,
                                     .magnify = 1 });

  /* At most 8, and back to the whole. */
  for (int i = 0; i < 9; i++)
    view_zoom (&view, TRUE, 300, 200);
  g_assert_cmpfloat (view_scale (&view), ==, 8);
  g_assert_cmpint (view_part (&view).n_columns, ==, 75);
  for (int i = 0; i < 30; i++)
    view_zoom (&view, FALSE, 10, 10);
  check_part (&view, 0.1, (ViewPart) { .width = 600, .height = 400,
                                       .n_columns = 600, .n_rows = 400,
                                       .magnify = 1 });
}

static void
check_pan (void)
{
  View view = view_of (6000, 4000);

  view_set (&view, 1);
  view_pan (&view, 100, -50);
  g_assert_cmpint (view_part (&view).x, ==, 3000 - 300 - 100);
  g_assert_cmpint (view_part (&view).y, ==, 2000 - 200 + 50);
  view_pan (&view, 1e6, 1e6);
  g_assert_cmpint (view_part (&view).x, ==, 0);
  g_assert_cmpint (view_part (&view).y, ==, 0);
  view_pan (&view, -1e6, -1e6);
  g_assert_cmpint (view_part (&view).x, ==, 5400);
  g_assert_cmpint (view_part (&view).y, ==, 3600);
}

int
main (void)
{
  check_fit ();
  check_zoom ();
  check_pan ();
  return 0;
}
