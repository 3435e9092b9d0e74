/* The likely colors at a point: each stands for what lies near it, the
 * likeliest first, as sRGB can show it there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "colorizer.h"
#include "scores.h"

static float values[CLASSES_PADDED];
static float fine[4] = { 50, 50, 50, 50 };
static const ColorizerScores scores =
{ COLORIZER_CLASSES, { COLORIZER_CLASSES, CLASSES_PADDED, 1, 1, values },
  fine, { .seen = { 0 } } };

/* Only these classes have a share, and those beside the first a little. */
static void
fill (void)
{
  float centers[COLORIZER_CLASSES][2];

  colorizer_class_centers (centers);
  for (int q = 0; q < CLASSES_PADDED; q++)
    values[q] = -1e30f;
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    {
      float a = centers[q][0], b = centers[q][1];

      if (a == 0 && b == 0)
        values[q] = logf (0.5f);
      else if (a == 10 && b == 0)
        values[q] = logf (0.25f);
      else if (a == -30 && b == 30)
        values[q] = logf (0.2f);
      else if (a == 60 && b == -110)
        values[q] = logf (0.05f);
    }
}

static void
check_three (void)
{
  float ab[COLORIZER_MAX_LIKELY][2];
  /* The mean of (0, 0) and (10, 0), by share^1.5 exp (-chroma / 40). */
  double zero = pow (0.5, 1.5), ten = pow (0.25, 1.5) * exp (-0.25);
  float  rgb[3];

  g_assert_cmpint (colorizer_likely_colors (&scores, 0.5, 0.5, 9, ab), ==, 3);
  g_assert_cmpfloat_with_epsilon (ab[0][0], 10 * ten / (zero + ten), 1e-3);
  g_assert_cmpfloat_with_epsilon (ab[0][1], 0, 1e-3);
  g_assert_cmpfloat_with_epsilon (ab[1][0], -30, 1e-3);
  g_assert_cmpfloat_with_epsilon (ab[1][1], 30, 1e-3);
  /* (60, -110) is none of sRGB's at L = 50: the same hue, paler. */
  g_assert_cmpfloat (ab[2][1], >, -100);
  g_assert_cmpfloat (ab[2][1], <, -40);
  g_assert_cmpfloat_with_epsilon (ab[2][0] / ab[2][1], -60 / 110.0, 1e-4);
  colorizer_lab_to_rgb ((float[3]) { 50, ab[2][0], ab[2][1] }, rgb);
  for (int i = 0; i < 3; i++)
    g_assert_true (rgb[i] >= 0 && rgb[i] <= 1);
  g_assert_cmpint (colorizer_likely_colors (&scores, 0, 1, 2, ab), ==, 2);
}

/* Black has one color only. */
static void
check_black (void)
{
  float ab[COLORIZER_MAX_LIKELY][2];

  for (int i = 0; i < 4; i++)
    fine[i] = 0;
  g_assert_cmpint (colorizer_likely_colors (&scores, 0.5, 0.5, 9, ab), ==, 1);
  g_assert_cmpfloat_with_epsilon (ab[0][0], 0, 1);
  for (int i = 0; i < 4; i++)
    fine[i] = 50;
}

static void
check_others (void)
{
  float           ab[COLORIZER_MAX_LIKELY][2];
  float           chosen[BLOCK] = { 0.1f, -0.2f };
  ColorizerScores l2            = { 2, { 2, BLOCK, 1, 1, chosen }, fine,
                                    { .seen = { 0 } } };
  ColorizerScores framed        = scores;

  g_assert_cmpint (colorizer_likely_colors (&l2, 0.5, 0.5, 9, ab), ==, 1);
  g_assert_cmpfloat_with_epsilon (ab[0][0], 11, 1e-4);
  g_assert_cmpfloat_with_epsilon (ab[0][1], -22, 1e-4);

  framed.frame.ends[1][0] = framed.frame.ends[1][1] = 0.25;
  framed.frame.seen[1] = 0.25;
  g_assert_cmpint (colorizer_likely_colors (&framed, 0.5, 0.2, 9, ab), ==, 0);
  g_assert_cmpint (colorizer_likely_colors (&framed, 0.5, 0.3, 9, ab), ==, 3);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*x >= 0*");
  g_assert_cmpint (colorizer_likely_colors (&scores, NAN, 0.2, 9, ab), ==, 0);
  g_test_assert_expected_messages ();
}

/* The shares of the classes around. */
static void
check_share (void)
{
  float           chosen[BLOCK] = { 0 };
  ColorizerScores l2            = { 2, { 2, BLOCK, 1, 1, chosen }, fine,
                                    { .seen = { 0 } } };
  ColorizerScores framed        = scores;

  g_assert_cmpfloat_with_epsilon (colorizer_color_share (&scores, 0.5, 0.5, 5,
                                                         0), 0.75, 1e-5);
  g_assert_cmpfloat_with_epsilon (colorizer_color_share (&scores, 0.5, 0.5,
                                                         -30, 20), 0.2, 1e-5);
  g_assert_cmpfloat_with_epsilon (colorizer_color_share (&scores, 0.5, 0.5,
                                                         50, 50), 0, 1e-5);
  framed.frame.ends[1][0] = framed.frame.ends[1][1] = 0.25;
  framed.frame.seen[1] = 0.25;
  g_assert_cmpfloat (colorizer_color_share (&framed, 0.5, 0.2, 0, 0), ==, -1);
  g_assert_cmpfloat (colorizer_color_share (&l2, 0.5, 0.5, 0, 0), ==, -1);
}

int
main (void)
{
  fill ();
  check_three ();
  check_black ();
  check_others ();
  check_share ();
  return 0;
}
