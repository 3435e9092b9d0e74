/* Lab agrees with scikit-image 0.19's rgb2lab, and goes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <math.h>

#include "lab.h"

static const struct { float rgb[3], lab[3]; } cases[] =
{
  { { 0.000f, 0.000f, 0.000f }, {    0.0000f,    0.0000f,    0.0000f } },
  { { 1.000f, 1.000f, 1.000f }, {  100.0000f,   -0.0025f,    0.0047f } },
  { { 0.500f, 0.500f, 0.500f }, {   53.3890f,   -0.0015f,    0.0028f } },
  { { 1.000f, 0.000f, 0.000f }, {   53.2406f,   80.0923f,   67.2028f } },
  { { 0.000f, 1.000f, 0.000f }, {   87.7351f,  -86.1830f,   83.1797f } },
  { { 0.000f, 0.000f, 1.000f }, {   32.2957f,   79.1856f, -107.8573f } },
  { { 1.000f, 1.000f, 0.000f }, {   97.1395f,  -21.5547f,   94.4781f } },
  { { 0.800f, 0.600f, 0.500f }, {   67.4026f,   15.6916f,   20.8364f } },
  { { 0.200f, 0.400f, 0.700f }, {   43.4179f,    9.1936f,  -45.6612f } },
  { { 0.010f, 0.020f, 0.015f }, {    1.2244f,   -0.8442f,    0.2477f } },
  { { 0.030f, 0.300f, 0.030f }, {   27.5836f,  -34.2411f,   31.9337f } }
};

int
main (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      float lab[3], rgb[3];

      colorizer_lab_from_rgb (cases[i].rgb, lab);
      colorizer_lab_to_rgb (cases[i].lab, rgb);
      for (int k = 0; k < 3; k++)
        {
          g_assert_cmpfloat_with_epsilon (lab[k], cases[i].lab[k], 0.001);
          g_assert_cmpfloat_with_epsilon (rgb[k], cases[i].rgb[k], 0.0005);
        }
      g_assert_cmpfloat_with_epsilon (lab_lightness (cases[i].rgb),
                                      cases[i].lab[0], 0.001);
    }
  g_assert_cmpfloat (lab_lightness ((float[]) { NAN, 0, 0 }), ==, 0);
  return 0;
}
