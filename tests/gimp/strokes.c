/* A stroke gives a few dots along it, another color beside it dots of its own;
 * what is not opaque or outside of the photo gives none.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "strokes.h"

#define WIDTH  640
#define HEIGHT 480

/* Paints a rectangle of one color, which may leave the photo. */
static void
paint (Strokes *strokes,
       int      x,
       int      y,
       int      width,
       int      height,
       float    red,
       float    blue,
       float    alpha)
{
  float *rgba = g_new (float, 4 * width);

  for (int i = 0; i < width; i++)
    {
      rgba[4 * i] = red;
      rgba[4 * i + 1] = 0.2f;
      rgba[4 * i + 2] = blue;
      rgba[4 * i + 3] = alpha;
    }
  for (int row = 0; row < height; row++)
    strokes_add_row (strokes, x, y + row, width, rgba);
  g_free (rgba);
}

static void
check_dots (void)
{
  Strokes *strokes = strokes_new (WIDTH, HEIGHT);
  GArray  *dots;
  int      n_red = 0, n_blue = 0;

  paint (strokes, 100, 200, 401, 3, 0.8f, 0.1f, 1);     /* a long red line */
  paint (strokes, 100, 203, 5, 5, 0.1f, 0.8f, 1);       /* a blue one at it */
  paint (strokes, 300, 300, 50, 5, 0.1f, 0.8f, 0.3f);   /* not opaque */
  paint (strokes, -20, 400, 40, 4, 0.1f, 0.8f, 1);      /* half outside */
  paint (strokes, 700, 400, 40, 4, 0.1f, 0.8f, 1);
  paint (strokes, 100, 480, 40, 4, 0.1f, 0.8f, 1);
  paint (strokes, 100, -4, 40, 4, 0.1f, 0.8f, 1);
  dots = strokes_dots (strokes);
  for (guint i = 0; i < dots->len; i++)
    {
      const ColorizerHint *dot = &g_array_index (dots, ColorizerHint, i);

      g_assert_cmpfloat (dot->strength, ==, 1);
      if (dot->b > 0)
        {
          g_assert_cmpfloat_with_epsilon (dot->y, 201.5 / HEIGHT, 0.01);
          n_red++;
        }
      else
        {
          g_assert_cmpfloat (dot->x, <=, 105.0 / WIDTH);
          g_assert_cmpfloat (dot->y, >, 202.0 / HEIGHT);
          n_blue++;
        }
    }
  g_assert_cmpint (n_red, >=, 4);
  g_assert_cmpint (n_red, <=, 8);
  g_assert_cmpint (n_blue, ==, 2);
  g_array_unref (dots);
  strokes_free (strokes);
}

/* A single pixel is a dot of its color: (0.8, 0.2, 0.1) by scikit-image. */
static void
check_pixel (void)
{
  Strokes       *strokes = strokes_new (1, 1);
  GArray        *dots;
  ColorizerHint *dot;

  paint (strokes, 0, 0, 1, 1, 0.8f, 0.1f, 1);
  dots = strokes_dots (strokes);
  g_assert_cmpuint (dots->len, ==, 1);
  dot = &g_array_index (dots, ColorizerHint, 0);
  g_assert_cmpfloat (dot->x, ==, 0.5);
  g_assert_cmpfloat (dot->y, ==, 0.5);
  g_assert_cmpfloat_with_epsilon (dot->a, 58.38, 0.1);
  g_assert_cmpfloat_with_epsilon (dot->b, 49.97, 0.1);
  g_array_unref (dots);
  strokes_free (strokes);

  strokes = strokes_new (WIDTH, HEIGHT);
  dots = strokes_dots (strokes);
  g_assert_cmpuint (dots->len, ==, 0);
  g_array_unref (dots);
  strokes_free (strokes);
}

int
main (void)
{
  check_dots ();
  check_pixel ();
  return 0;
}
