/* Annealed mean and mode agree with numpy in float64, step by step as in
 * Eq. 5: softmax, logarithm, division by T, softmax, mean of the centers.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "colors.h"
#include "colorizer.h"
#include "scores.h"

#define POINTS 3

static const struct { double temperature; float ab[POINTS][2]; } means[] =
{
  { 1,    { {  14.4543f, 13.8274f }, { -12.7287f,  18.9979f },
            {   6.8658f,  4.6184f } } },
  { 0.38, { {  13.1242f, 14.3479f }, { -12.4873f,  19.4643f },
            {   4.0314f,  4.6087f } } },
  { 0.1,  { {  -5.0816f, 22.2460f }, { -12.2551f,  17.9334f },
            {  -0.6546f,  6.7693f } } },
  { 0.01, { { -17.1386f, 25.9368f }, { -10.2121f, -16.3946f },
            {  -1.8511f, 19.4777f } } }
};

static const float modes[POINTS][2] =
{ { -20, 70 }, { -10, -20 }, { -90, 50 } };

static void
fill (float *values)
{
  for (int i = 0; i < POINTS * CLASSES_PADDED; i++)
    values[i] = -1e30f;
  for (int k = 0; k < COLORIZER_CLASSES; k++)
    {
      values[k] = 4 * sin (0.7 * k);
      values[CLASSES_PADDED + k] = -0.001 * (k - 100) * (k - 100);
      values[2 * CLASSES_PADDED + k] = 30 * cos (0.01 * k * k);
    }
}

static void
check (const ColorizerScores *scores,
       double                 temperature,
       int                    decode,
       const float            expected[POINTS][2],
       double                 tolerance)
{
  ColorizerSettings settings = { temperature, decode, 1,
                                 COLORIZER_ENLARGE_BILINEAR, FALSE, 0.5 };
  GError           *error    = NULL;
  ColorizerColors  *colors   = colorizer_decode (scores, &settings, &error);

  g_assert_no_error (error);
  for (int i = 0; i < POINTS; i++)
    {
      g_assert_cmpfloat_with_epsilon (colors->a[i], expected[i][0], tolerance);
      g_assert_cmpfloat_with_epsilon (colors->b[i], expected[i][1], tolerance);
    }
  colorizer_colors_free (colors);
}

/* Half the strength is half of a and of b. */
static void
check_strength (const ColorizerScores *scores)
{
  ColorizerSettings whole = { 0.38, COLORIZER_DECODE_MEAN, 1,
                              COLORIZER_ENLARGE_BILINEAR, FALSE, 0.5 };
  ColorizerSettings half  = { 0.38, COLORIZER_DECODE_MEAN, 0.5,
                              COLORIZER_ENLARGE_BILINEAR, FALSE, 0.5 };
  ColorizerColors  *as_is = colorizer_decode (scores, &whole, NULL);
  ColorizerColors  *paler = colorizer_decode (scores, &half, NULL);

  for (int i = 0; i < POINTS; i++)
    {
      g_assert_cmpfloat (paler->a[i], ==, as_is->a[i] / 2);
      g_assert_cmpfloat (paler->b[i], ==, as_is->b[i] / 2);
    }
  colorizer_colors_free (as_is);
  colorizer_colors_free (paler);
}

static void
check_strength_refused (const ColorizerScores *scores,
                        double                 strength,
                        const char            *message)
{
  ColorizerSettings settings = { 0.38, COLORIZER_DECODE_MEAN, strength,
                                 COLORIZER_ENLARGE_BILINEAR, FALSE, 0.5 };
  GError           *error    = NULL;

  g_assert_null (colorizer_decode (scores, &settings, &error));
  g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==, message);
  g_error_free (error);
}

static void
check_refused (const ColorizerScores *scores,
               double                 temperature,
               int                    decode,
               const char            *message)
{
  ColorizerSettings settings = { temperature, decode, 1,
                                 COLORIZER_ENLARGE_BILINEAR, FALSE, 0.5 };
  GError           *error    = NULL;

  g_assert_null (colorizer_decode (scores, &settings, &error));
  g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==, message);
  g_error_free (error);
}

static void
check_enlarge_refused (const ColorizerScores *scores)
{
  ColorizerSettings settings = { 0.38, COLORIZER_DECODE_MEAN, 1, 2, FALSE,
                                 0.5 };
  GError           *error    = NULL;

  g_assert_null (colorizer_decode (scores, &settings, &error));
  g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==,
                   "The enlarging is 2: give 0 for guided by the photo's "
                   "edges or 1 for bilinear.");
  g_error_free (error);
}

int
main (void)
{
  float           values[CLASSES_PADDED * POINTS];
  ColorizerScores scores = { COLORIZER_CLASSES,
                             { COLORIZER_CLASSES, CLASSES_PADDED, 1, POINTS,
                               values }, NULL, { .seen = { 0 } } };
  float           l2[POINTS * BLOCK] = { [0] = 0.1f, 0, [BLOCK] = -0.5f, 1,
                                         [2 * BLOCK] = 0.25f, -0.2f };
  ColorizerScores chosen = { 2, { 2, BLOCK, 1, POINTS, l2 }, NULL,
                             { .seen = { 0 } } };

  fill (values);
  for (gsize i = 0; i < G_N_ELEMENTS (means); i++)
    check (&scores, means[i].temperature, COLORIZER_DECODE_MEAN, means[i].ab,
           0.005);
  check (&scores, 0.38, COLORIZER_DECODE_MODE, modes, 1e-6);
  check (&chosen, 0.38, COLORIZER_DECODE_MEAN,
         (const float[POINTS][2]) { { 11, 0 }, { -55, 110 }, { 27.5f, -22 } },
         1e-5);

  check_refused (&scores, 0, 0, "The temperature is 0: "
                 "give a number above 0 and up to 1.");
  check_refused (&scores, -0.38, 0, "The temperature is -0.38: "
                 "give a number above 0 and up to 1.");
  check_refused (&scores, 1.5, 0, "The temperature is 1.5: "
                 "give a number above 0 and up to 1.");
  check_refused (&scores, NAN, 0, "The temperature is nan: "
                 "give a number above 0 and up to 1.");
  check_refused (&scores, 0.38, 2, "The decoding is 2: "
                 "give 0 for the annealed mean or 1 for the mode.");

  check_strength (&scores);
  check_strength_refused (&scores, -0.01, "The color strength is -1 %: "
                          "give a number from 0 to 150.");
  check_strength_refused (&scores, 1.6, "The color strength is 160 %: "
                          "give a number from 0 to 150.");
  check_strength_refused (&scores, NAN, "The color strength is nan %: "
                          "give a number from 0 to 150.");

  check_enlarge_refused (&scores);
  return 0;
}
