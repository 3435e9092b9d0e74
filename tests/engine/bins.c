/* The 313 classes: count, order and sums, computed with numpy from the
 * paper's table.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"

static const struct { int class; float a, b; } cases[] =
{
  { 0, -90, 50 }, { 5, -80, 20 }, { 100, -10, -20 }, { 156, 20, -10 },
  { 312, 100, 0 }
};

int
main (void)
{
  float centers[COLORIZER_CLASSES][2];
  float sum_a = 0, sum_b = 0;

  colorizer_class_centers (centers);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat (centers[cases[i].class][0], ==, cases[i].a);
      g_assert_cmpfloat (centers[cases[i].class][1], ==, cases[i].b);
    }
  for (int i = 0; i < COLORIZER_CLASSES; i++)
    {
      sum_a += centers[i][0];
      sum_b += centers[i][1];
    }
  g_assert_cmpfloat (sum_a, ==, 4910);
  g_assert_cmpfloat (sum_b, ==, 2090);
  return 0;
}
