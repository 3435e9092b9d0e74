/* Composed pixels have the predicted ab and the photo's own L and alpha;
 * colors out of gamut lose chroma only.  Expected values: scikit-image 0.19
 * (lab2rgb, and lab2xyz with a bisection of the chroma).
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "colorizer.h"
#include "colors.h"
#include "lab.h"

static const struct { float lab[3], rgb[3]; } cases[] =
{
  { { 60,   20,  -30 }, { 0.600455f, 0.528842f, 0.774388f } },
  { { 40,  -15,   25 }, { 0.328327f, 0.392448f, 0.204947f } },
  { { 75,   10,   50 }, { 0.895542f, 0.689334f, 0.357177f } },
  /* out of gamut */
  { { 50,  100, -100 }, { 0.67413f, 0.20319f, 1.00000f } },
  { { 30,   60,   70 }, { 0.50323f, 0.16271f, 0.00000f } },
  { { 90, -100,  -40 }, { 0.33472f, 0.97259f, 1.00000f } },
  { { 20,    0,  100 }, { 0.23206f, 0.18533f, 0.00000f } },
  { {  0,   40,   40 }, { 0, 0, 0 } },
  { { 100,  40,   40 }, { 1, 1, 1 } }
};

static void
compose_one (const float lab[3],
             float       rgba[4])
{
  float           a = lab[1], b = lab[2];
  ColorizerColors colors = { .height = 1, .width = 1, .a = &a, .b = &b };

  colorizer_lab_to_rgb ((float[]) { lab[0], 0, 0 }, rgba);
  rgba[3] = 0.25f;
  colorizer_compose (&colors, 1, 1, 0, 1, rgba);
}

/* A composer's rows, in any order, are those of the whole photo. */
static void
check_rows (const ColorizerColors *colors,
            const float           *gray,
            const float           *whole)
{
  static const int   order[]  = { 3, 4, 0, 1, 2 };
  ColorizerComposer *composer = colorizer_composer_new (colors, 7, 5);

  for (int i = 0; i < 5; i++)
    {
      int   at = order[i] * 7 * 4;
      float row[7 * 4];

      memcpy (row, gray + at, sizeof row);
      colorizer_composer_row (composer, order[i], row);
      g_assert_cmpmem (row, sizeof row, whole + at, sizeof row);
    }
  colorizer_composer_free (composer);
}

/* Strips, rows and parts have the same pixels as the whole photo. */
static void
check_strips (void)
{
  float           a[] = { -20, 0, 30, 10, 5, 15 };
  float           b[] = { 20, 30, -40, 0, 25, -25 };
  ColorizerColors colors = { .height = 2, .width = 3, .a = a, .b = b,
                             .frame = { { { 0.3f, 0.4f } }, { 0.4f } } };
  float           part[2 * 4 * 4];
  float           whole[5 * 7 * 4], strips[5 * 7 * 4], photo[5 * 7 * 4];

  for (int i = 0; i < 5 * 7 * 4; i++)
    whole[i] = strips[i] = photo[i] = (i * 37 % 100) / 100.0f;
  colorizer_compose (&colors, 7, 5, 0, 5, whole);
  colorizer_compose (&colors, 7, 5, 2, 3, strips + 2 * 7 * 4);
  colorizer_compose (&colors, 7, 5, 0, 2, strips);
  for (int i = 0; i < 5 * 7 * 4; i++)
    g_assert_cmpfloat (whole[i], ==, strips[i]);
  check_rows (&colors, photo, whole);

  for (int i = 0; i < 2 * 4 * 4; i++)
    part[i] = ((3 + i / 16) * 7 * 4 + 2 * 4 + i % 16) * 37 % 100 / 100.0f;
  colorizer_compose_part (&colors, 7, 5, 2, 3, 4, 2, part);
  for (int row = 0; row < 2; row++)
    for (int i = 0; i < 4 * 4; i++)
      g_assert_cmpfloat (part[row * 16 + i], ==,
                         whole[(3 + row) * 7 * 4 + 2 * 4 + i]);
}

/* A grid that is greenish above and reddish below colors a photo so. */
static void
check_places (void)
{
  float           a[] = { -30, 30 }, b[] = { 0, 0 };
  ColorizerColors colors = { .height = 2, .width = 1, .a = a, .b = b };
  float           photo[8][4];

  for (int y = 0; y < 8; y++)
    for (int k = 0; k < 4; k++)
      photo[y][k] = 0.5f;
  colorizer_compose (&colors, 1, 8, 0, 8, photo[0]);
  g_assert_cmpfloat (photo[0][0], <, 0.4f);
  g_assert_cmpfloat (photo[0][1], >, 0.5f);
  g_assert_cmpfloat (photo[7][0], >, 0.6f);
  g_assert_cmpfloat (photo[7][1], <, 0.5f);
}

int
main (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      float rgba[4];

      compose_one (cases[i].lab, rgba);
      for (int k = 0; k < 3; k++)
        g_assert_cmpfloat_with_epsilon (rgba[k], cases[i].rgb[k], 0.002);
      g_assert_cmpfloat_with_epsilon (lab_lightness (rgba), cases[i].lab[0],
                                      0.02);
      g_assert_cmpfloat (rgba[3], ==, 0.25f);
    }
  check_strips ();
  check_places ();
  return 0;
}
