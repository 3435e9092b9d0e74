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

/* A grid of L, a and b, and the L of a photo. */
static const float l[4][5] =
  {
    { 59, 70, 40, 56, 83 },
    { 83, 29, 35, 24, 51 },
    { 22, 52, 65, 39, 67 },
    { 61, 22, 59, 38, 49 }
  };

static const float a[4][5] =
  {
    { -2, 16, -7, -7, 18 },
    { 25, -16, -16, -16, 14 },
    { 0, 6, 20, 5, 5 },
    { -7, -9, 6, -10, -9 }
  };

static const float b[4][5] =
  {
    { -7, -2, -18, -17, -3 },
    { 29, 7, -17, -18, -4 },
    { -24, -24, 1, -33, -1 },
    { -11, 17, 20, 15, 15 }
  };

static const float photo[6][9] =
  {
    { 42, 67, 39, 59, 38, 48, 15, 31, 93 },
    { 30, 69, 65, 72, 50, 61, 16, 16, 27 },
    { 23, 19, 21, 57, 26, 91, 68, 56, 70 },
    { 32, 89, 81, 72, 51, 82, 73, 66, 88 },
    { 64, 41, 57, 27, 26, 72, 77, 93, 82 },
    { 56, 18, 52, 89, 77, 51, 49, 29, 25 }
  };

static const float expected_a[6][9] =
  {
    { -15.562f, 4.016f, 16.604f, 15.495f, -5.990f, -10.897f, -11.973f, 4.741f, 22.985f },
    { 7.318f, 10.102f, 1.623f, -5.302f, -14.135f, -17.041f, -17.289f, 2.930f, 18.719f },
    { 27.409f, 7.206f, -20.012f, -19.092f, -15.041f, -8.746f, -9.703f, 5.777f, 19.724f },
    { 4.808f, 7.629f, 5.998f, 14.888f, 20.395f, 17.140f, 6.781f, 6.756f, 9.645f },
    { -7.606f, -5.729f, -0.166f, 11.137f, 17.576f, 12.111f, -0.267f, -2.015f, -2.540f },
    { -5.555f, -10.427f, -14.722f, -3.362f, 5.533f, -5.562f, -16.051f, -13.704f, -10.609f }
  };

static const float expected_b[6][9] =
  {
    { -19.157f, -11.196f, -7.316f, -9.028f, -18.957f, -21.421f, -20.715f, -10.394f, -0.134f },
    { 9.947f, 17.771f, 14.000f, -3.227f, -20.641f, -19.145f, -14.547f, -8.647f, -4.000f },
    { 22.169f, 18.712f, 9.296f, -4.038f, -16.047f, -18.030f, -15.666f, -7.411f, 0.440f },
    { -17.863f, -21.154f, -32.588f, -14.162f, 1.744f, -24.894f, -42.769f, -17.274f, 4.766f },
    { -27.021f, -22.695f, -12.963f, 6.123f, 15.858f, -1.448f, -14.005f, 0.431f, 12.087f },
    { -12.409f, 3.692f, 24.703f, 28.631f, 22.179f, 23.801f, 24.397f, 20.041f, 17.202f }
  };

static void
check_bilinear (void)
{
  ColorizerColors  colors   = { .height = 2, .width = 3,
                                .a = (float *) plane, .b = (float *) plane };
  Enlarger        *enlarger = enlarger_new (&colors, 8, 5);
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
  ColorizerColors colors   = { .height = 4, .width = 5,
                               .a = g_memdup2 (a, sizeof a),
                               .b = g_memdup2 (b, sizeof b) };
  Enlarger       *enlarger;

  guide_colors (&colors, &l[0][0]);
  enlarger = enlarger_new (&colors, 9, 6);
  for (int y = 5; y >= 0; y--)
    {
      float found_a[9], found_b[9];

      enlarger_row (enlarger, y, photo[y], found_a, found_b);
      for (int x = 0; x < 9; x++)
        {
          g_assert_cmpfloat_with_epsilon (found_a[x], expected_a[y][x], 0.01);
          g_assert_cmpfloat_with_epsilon (found_b[x], expected_b[y][x], 0.01);
        }
    }
  enlarger_free (enlarger);
  g_free (colors.a);
  g_free (colors.b);
  g_free (colors.l);
  g_free (colors.slope_a);
  g_free (colors.slope_b);
}

int
main (void)
{
  check_bilinear ();
  check_guided ();
  return 0;
}
