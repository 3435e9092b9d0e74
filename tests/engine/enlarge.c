/* Enlarging agrees with PyTorch's interpolate (mode='bilinear',
 * align_corners=False) and, guided by L, with the same formulas written with
 * PyTorch's conv2d and interpolate ('bicubic', 'bilinear') in doubles.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colors.h"
#include "enlarge.h"
#include "guide.h"

static const float plane[2][3] = { { 1, 5, -3 }, { 10, 0, 7 } };

static const float enlarged[5][8] =
{
  {  1.0000f, 1.2500f, 2.7500f, 4.2500f,
     3.5000f, 0.5000f, -2.5000f, -3.0000f },
  {  1.9000f, 2.0625f, 3.0375f, 4.0125f,
     3.2812f, 0.8438f, -1.5938f, -2.0000f },
  {  5.5000f, 5.3125f, 4.1875f, 3.0625f,
     2.4062f, 2.2188f, 2.0312f, 2.0000f },
  {  9.1000f, 8.5625f, 5.3375f, 2.1125f,
     1.5312f, 3.5938f, 5.6563f, 6.0000f },
  { 10.0000f, 9.3750f, 5.6250f, 1.8750f,
    1.3125f, 3.9375f, 6.5625f, 7.0000f }
};

/* L of the finer grid, a and b, and the L of a photo. */
static const float l[6][8] =
{
  { 59, 70, 40, 56, 83, 83, 29, 35 },
  { 24, 51, 22, 52, 65, 39, 67, 61 },
  { 22, 59, 38, 49, 40, 69, 51, 31 },
  { 58, 75, 41, 36, 47, 86, 88, 67 },
  { 83, 79, 46, 26, 66, 59, 45, 36 },
  { 48, 53, 39, 40, 52, 80, 61, 40 }
};

static const float a[3][4] =
{
  { -10, 2, 18, 1 },
  { 8, -8, -8, 3 },
  { 4, -3, -4, -10 }
};

static const float b[3][4] =
{
  { 25, -19, -7, 35 },
  { -18, -28, 16, 5 },
  { 9, -37, -7, -40 }
};

static const float photo[7][11] =
{
  { 69, 82, 72, 41, 72, 22, 37, 46, 85, 23, 85 },
  { 78, 93, 41, 27, 30, 80, 92, 69, 51, 34, 81 },
  { 84, 18, 28, 81, 82, 37, 34, 47, 56, 18, 81 },
  { 55, 76, 30, 92, 74, 39, 91, 70, 81, 14, 15 },
  { 73, 36, 54, 23, 93, 53, 80, 16, 51, 15, 85 },
  { 48, 16, 17, 56, 16, 26, 47, 52, 60, 63, 42 },
  { 63, 23, 33, 78, 23, 29, 31, 51, 10, 13, 49 }
};

static const float expected_a[7][11] =
{
  { -18.184f, -14.883f, -9.177f, -2.395f, 11.234f, 15.740f,
    24.903f, 20.546f, 13.383f, -6.569f, -2.885f },
  { -12.596f, -10.155f, -7.128f, -4.453f, 2.576f, 15.151f,
    20.625f, 16.780f, 8.897f, 1.927f, 1.518f },
  { 1.250f, 1.796f, -1.688f, -5.088f, -4.182f, -3.404f,
    -0.190f, 2.313f, 4.512f, 4.669f, 4.206f },
  { 12.980f, 11.647f, 2.585f, -2.731f, -11.661f, -16.240f,
    -13.430f, -7.022f, -0.278f, 4.847f, 6.578f },
  { 14.546f, 11.138f, 4.130f, -6.306f, -9.105f, -13.946f,
    -12.133f, -10.356f, -5.007f, -2.095f, 2.045f },
  { 5.745f, 3.021f, -0.491f, -0.565f, -5.362f, -4.474f,
    -3.013f, -5.366f, -7.508f, -8.727f, -11.080f },
  { 0.106f, -1.882f, -0.510f, 1.658f, -2.335f, -1.052f,
    -0.543f, -2.772f, -9.479f, -13.847f, -14.612f }
};

static const float expected_b[7][11] =
{
  { 51.804f, 45.477f, 21.536f, -8.986f, -25.550f, -27.609f,
    -18.593f, 3.070f, 20.320f, 58.825f, 38.021f },
  { 30.663f, 28.870f, 6.322f, -18.579f, -25.620f, -24.850f,
    -12.924f, 3.934f, 18.618f, 28.973f, 24.880f },
  { -9.177f, -7.399f, -15.140f, -27.714f, -22.624f, -10.627f,
    5.845f, 21.407f, 17.622f, 19.820f, 22.638f },
  { -29.413f, -21.719f, -29.833f, -32.752f, -23.611f, -4.182f,
    22.226f, 31.319f, 22.726f, 10.311f, 6.492f },
  { -3.799f, -7.904f, -18.869f, -43.413f, -26.734f, -10.243f,
    19.850f, 13.462f, -3.839f, -32.253f, -31.434f },
  { 24.267f, 11.973f, -13.258f, -28.825f, -53.100f, -32.006f,
    -3.787f, -8.538f, -22.696f, -36.026f, -50.783f },
  { 4.718f, -1.615f, -15.580f, -19.301f, -49.517f, -38.463f,
    -21.637f, -5.108f, -34.547f, -54.669f, -53.337f }
};

static void
check_bilinear (void)
{
  ColorizerColors  colors   = { .height = 2, .width = 3,
                                .a = (float *) plane, .b = (float *) plane };
  Enlarger        *enlarger = enlarger_new (&colors, 8, 5, 0, 8);
  float            l[8]     = { 0 };

  for (int y = 0; y < 5; y++)
    {
      float a[8], b[8];

      enlarger_row (enlarger, y, l, a, b);
      for (int x = 0; x < 8; x++)
        {
          g_assert_cmpfloat_with_epsilon (a[x], enlarged[y][x], 0.0001);
          g_assert_cmpfloat (a[x], ==, b[x]);
        }
    }
  enlarger_free (enlarger);
}

/* Rows from the last to the first: in any order they are the same. */
static void
check_guided (void)
{
  ColorizerColors *guided   = colorizer_colors_new (4, 3, &a[0][0], &b[0][0],
                                                    &l[0][0], NULL);
  Enlarger        *enlarger = enlarger_new (guided, 11, 7, 0, 11);

  g_assert_cmpint (guided->height, ==, 6);
  g_assert_cmpint (guided->width, ==, 8);
  for (int y = 6; y >= 0; y--)
    {
      float found_a[11], found_b[11];

      enlarger_row (enlarger, y, photo[y], found_a, found_b);
      for (int x = 0; x < 11; x++)
        {
          g_assert_cmpfloat_with_epsilon (found_a[x], expected_a[y][x], 0.01);
          g_assert_cmpfloat_with_epsilon (found_b[x], expected_b[y][x], 0.01);
        }
    }
  enlarger_free (enlarger);
  colorizer_colors_free (guided);
}

int
main (void)
{
  check_bilinear ();
  check_guided ();
  return 0;
}
