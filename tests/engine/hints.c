/* Hints agree with numpy in float64: the scores' evidence and the residual,
 * written as loops over cells and classes.  Without hints nothing changes; the
 * dots get their color; what makes no sense is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "colorizer.h"
#include "colors.h"
#include "places.h"
#include "scores.h"

#define HEIGHT 3
#define WIDTH  4
#define CELLS  (HEIGHT * WIDTH)

static const ColorizerHint three[] =
{
  { 0.2, 0.3, 30, -20, 1 },
  { 0.7, 0.6, 0, 0, 0.5 },
  { 0.9, 0.1, -25, 40, 1 }
};

static const float usual[CELLS][2] =
{
  { 28.3649f, -25.8487f }, { 0.7600f, -16.9880f }, { -6.2992f, 38.6733f },
  { -24.7137f, 39.5110f }, { 39.4432f, -12.2240f }, { -4.8305f, 7.3696f },
  { -2.0071f, -7.6836f }, { -2.2352f, -13.0418f }, { 23.2823f, 33.2783f },
  { 41.5593f, -6.1503f }, { -15.7401f, 9.8968f }, { -3.0930f, 9.6893f }
};

static const float near[CELLS][2] =
{
  { 6.4488f, -22.7919f }, { -1.8648f, -20.1478f }, { 0.7245f, 34.9262f },
  { -24.2494f, 38.6894f }, { 35.9604f, -4.9942f }, { -10.0386f, 6.0734f },
  { -2.2873f, -7.2363f }, { -2.3767f, -16.1962f }, { 22.5370f, 33.1169f },
  { 40.3531f, -5.0276f }, { -24.4072f, 5.2192f }, { -6.5030f, 10.4739f }
};

/* T = 1, half as strong. */
static const float far[CELLS][2] =
{
  { 26.8439f, -21.1603f }, { 12.5257f, -11.7292f }, { -7.9939f, 22.0548f },
  { -24.3093f, 38.9477f }, { 25.8824f, -13.2595f }, { 1.0463f, 1.9463f },
  { 0.3490f, -5.1372f }, { -2.2908f, -2.6313f }, { 9.6477f, 16.8855f },
  { 19.8950f, -7.0993f }, { -0.7833f, 5.2108f }, { -0.3931f, 3.8849f }
};

static const float decided[CELLS][2] =
{
  { 31.5036f, -1.9510f }, { 29.7586f, -25.5621f }, { 7.8125f, -14.4225f },
  { -23.7113f, 38.8504f }, { 20.8657f, -25.7369f }, { 8.1912f, -34.4151f },
  { 1.0646f, 11.6381f }, { -0.2955f, 5.5415f }, { 27.0189f, -34.0534f },
  { 16.8663f, 3.5156f }, { -1.0555f, 1.9874f }, { -12.6456f, -23.6604f }
};

/* The first dot's affinities of the finer cells, for the residual. */
static const float finer[4 * CELLS] =
{
  0.22781f, 0.33550f, 0.24418f, 0.09309f, 0.06117f, 0.02434f, 0.02104f,
  0.01501f, 0.24075f, 0.51803f, 0.24338f, 0.13868f, 0.07910f, 0.02735f,
  0.03066f, 0.01599f, 0.22366f, 0.33019f, 0.12367f, 0.14531f, 0.09333f,
  0.05714f, 0.04419f, 0.01345f, 0.13727f, 0.13887f, 0.09314f, 0.10182f,
  0.04073f, 0.06089f, 0.03700f, 0.01761f, 0.06695f, 0.05133f, 0.06032f,
  0.05238f, 0.02902f, 0.03380f, 0.01821f, 0.01445f, 0.03416f, 0.02362f,
  0.03820f, 0.02599f, 0.02139f, 0.01963f, 0.00903f, 0.01146f
};

static float fine[4 * CELLS];
static float values[CELLS * CLASSES_PADDED];
static float l2_values[CELLS * BLOCK];

static const ColorizerScores classes =
{ COLORIZER_CLASSES,
  { COLORIZER_CLASSES, CLASSES_PADDED, HEIGHT, WIDTH, values }, fine,
  { .seen = { 0 } } };
static const ColorizerScores l2 =
{ 2, { 2, BLOCK, HEIGHT, WIDTH, l2_values }, fine, { .seen = { 0 } } };

static void
fill (void)
{
  float centers[COLORIZER_CLASSES][2];

  colorizer_class_centers (centers);
  for (int i = 0; i < 4 * CELLS; i++)
    fine[i] = 20 + 37 * i % 61;
  for (int i = 0; i < CELLS * CLASSES_PADDED; i++)
    values[i] = -1e30f;
  for (int cell = 0; cell < CELLS; cell++)
    for (int q = 0; q < COLORIZER_CLASSES; q++)
      values[cell * CLASSES_PADDED + q]
        = 4 * sin (0.7 * q + cell)
          - 0.002 * (pow (centers[q][0] - 10 * (cell % 5 - 2), 2)
                     + pow (centers[q][1] - 15 * (cell % 3 - 1), 2));
  for (int cell = 0; cell < CELLS; cell++)
    {
      l2_values[cell * BLOCK] = 0.1 * sin (cell);
      l2_values[cell * BLOCK + 1] = 0.2 * cos (2 * cell);
    }
}

/* On the grid: bilinear enlarging leaves it as it is. */
static ColorizerSettings
settings_for (double reach)
{
  ColorizerSettings settings = colorizer_settings_default ();

  settings.enlarge = COLORIZER_ENLARGE_BILINEAR;
  settings.reach = reach;
  return settings;
}

static ColorizerColors *
decode (const ColorizerScores   *scores,
        const ColorizerSettings *settings,
        const ColorizerHint     *hints,
        int                      n)
{
  GError          *error  = NULL;
  ColorizerColors *colors = colorizer_decode_with_hints (scores, settings,
                                                         hints, n, NULL,
                                                         &error);

  g_assert_no_error (error);
  return colors;
}

/* Frees the colors. */
static void
check (ColorizerColors *colors,
       const float      expected[CELLS][2])
{
  for (int i = 0; i < CELLS; i++)
    {
      g_assert_cmpfloat_with_epsilon (colors->a[i], expected[i][0], 0.01);
      g_assert_cmpfloat_with_epsilon (colors->b[i], expected[i][1], 0.01);
    }
  colorizer_colors_free (colors);
}

static void
check_same (ColorizerColors *colors,
            ColorizerColors *expected)
{
  gsize size = sizeof (float) * colors->height * colors->width;

  g_assert_cmpint (colors->height, ==, expected->height);
  g_assert_cmpint (colors->width, ==, expected->width);
  g_assert_cmpmem (colors->a, size, expected->a, size);
  g_assert_cmpmem (colors->b, size, expected->b, size);
  if (expected->l)
    g_assert_cmpmem (colors->slope_b, size, expected->slope_b, size);
  colorizer_colors_free (colors);
  colorizer_colors_free (expected);
}

static void
check_numpy (void)
{
  ColorizerSettings settings = settings_for (0.5);

  check (decode (&classes, &settings, three, 3), usual);
  check (decode (&l2, &settings, three, 3), decided);
  settings.reach = 0;
  check (decode (&classes, &settings, three, 3), near);
  settings.reach = 1;
  settings.temperature = 1;
  settings.strength = 0.5;
  check (decode (&classes, &settings, three, 3), far);
}

static void
check_finer (void)
{
  ColorizerPlaces *places   = colorizer_places_new (&classes, NULL);
  Place          **of_three = places_of (places, three, 3, 0.5);

  for (int i = 0; i < 4 * CELLS; i++)
    g_assert_cmpfloat_with_epsilon (of_three[0]->residual[i], finer[i], 1e-4);
  g_free (of_three);
  colorizer_places_free (places);
}

/* No hints, and only one on a scan's border. */
static void
check_without (void)
{
  ColorizerSettings settings = colorizer_settings_default ();
  ColorizerScores   framed   = classes;

  check_same (decode (&classes, &settings, NULL, 0),
              colorizer_decode (&classes, &settings, NULL));
  framed.frame.ends[0][0] = framed.frame.ends[0][1] = 0.3;
  check_same (decode (&framed, &settings, three, 1),
              colorizer_decode (&framed, &settings, NULL));
}

/* The same place on the photo, whatever border is around it. */
static void
check_frame (void)
{
  ColorizerSettings settings = settings_for (0.5);
  ColorizerScores   framed   = classes;
  ColorizerHint     moved[3];

  framed.frame.ends[0][0] = 0.2;      /* and the mixed cells */
  framed.frame.seen[0] = 0.25;
  framed.frame.seen[3] = 0.125;
  for (int i = 0; i < 3; i++)
    {
      moved[i] = three[i];
      moved[i].x = 0.25 + 0.75 * three[i].x;
      moved[i].y = 0.875 * three[i].y;
    }
  check (decode (&framed, &settings, moved, 3), usual);
}

/* Each dot of the photo gets its color, whatever the strength of the colors;
 * one without strength holds the predicted color. */
static void
check_dots (void)
{
  const ColorizerHint hints[] =
  { { 0.375, 0.5, 20, -10, 1 }, { 0.875, 1 / 6.0, -10, 30, 1 },
    { 0.125, 5 / 6.0, 0, 0, 0 } };
  ColorizerSettings   settings = settings_for (0.5);
  ColorizerColors    *before   = colorizer_decode (&classes, &settings, NULL);
  ColorizerColors    *after    = decode (&classes, &settings, hints, 3);
  const float         wanted[3][2] = { { 20, -10 }, { -10, 30 },
                                       { before->a[8], before->b[8] } };
  const int           cells[]      = { 5, 3, 8 };

  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpfloat_with_epsilon (after->a[cells[i]], wanted[i][0], 0.6);
      g_assert_cmpfloat_with_epsilon (after->b[cells[i]], wanted[i][1], 0.6);
    }
  colorizer_colors_free (before);
  colorizer_colors_free (after);
}

/* Guided, the correction sees what the enlarging makes of a dot: here L rises
 * evenly to the right, and all cells are alike. */
static void
check_enlarged (void)
{
  ColorizerSettings settings = colorizer_settings_default ();
  ColorizerHint     hint     = { 0.455, 0.555, 20, -10, 1 };
  ColorizerScores   even     = l2;
  float             rising[4 * CELLS], l[100], a[100], b[100];
  ColorizerColors  *colors;

  for (int i = 0; i < 4 * CELLS; i++)
    rising[i] = 10 + 10 * (i % (2 * WIDTH) + 0.5f);
  for (int i = 0; i < 100; i++)
    l[i] = 10 + 0.8f * (i + 0.5f);
  even.lightness = rising;
  colors = decode (&even, &settings, &hint, 1);
  colorizer_ab (colors, 100, 100, 55, 1, l, a, b);
  g_assert_cmpfloat_with_epsilon (a[45], 20, 0.5);
  g_assert_cmpfloat_with_epsilon (b[45], -10, 0.5);
  colorizer_colors_free (colors);
}

/* Two at one place count as their mean. */
static void
check_contradiction (void)
{
  const ColorizerHint two[]    = { { 0.375, 0.5, 30, 10, 1 },
                                   { 0.375, 0.5, -10, -20, 1 } };
  ColorizerSettings   settings = settings_for (0.5);
  ColorizerColors    *colors   = decode (&classes, &settings, two, 2);

  g_assert_cmpfloat_with_epsilon (colors->a[5], 10, 0.5);
  g_assert_cmpfloat_with_epsilon (colors->b[5], -5, 0.5);
  colorizer_colors_free (colors);
}

/* What sRGB cannot show at the place's L, 59.5 here, is taken paler. */
static void
check_gamut (void)
{
  ColorizerHint     hint     = { 0.375, 0.5, 0, 400, 1 };
  ColorizerSettings settings = settings_for (0.5);
  ColorizerColors  *colors   = decode (&classes, &settings, &hint, 1);
  float             rgb[3];

  g_assert_cmpfloat (colors->b[5], >, 40);
  colorizer_lab_to_rgb ((float[3]) { 59.5f, colors->a[5],
                                     0.98f * colors->b[5] }, rgb);
  for (int i = 0; i < 3; i++)
    g_assert_true (rgb[i] >= -0.01 && rgb[i] <= 1.01);
  colorizer_colors_free (colors);
}

/* Kept places change nothing, also after another reach and other hints. */
static void
check_kept (void)
{
  ColorizerSettings settings = settings_for (0.5);
  ColorizerPlaces  *places   = colorizer_places_new (&classes, NULL);
  ColorizerHint     hints[3];

  memcpy (hints, three, sizeof hints);
  for (int turn = 0; turn < 6; turn++)
    {
      settings.reach = turn == 3 ? 0.8 : 0.5;
      hints[0].a = 30 - 10 * turn;
      hints[1].x = turn < 2 ? 0.7 : 0.6;
      hints[2].strength = turn == 4 ? 0.5 : 1;
      check_same (colorizer_decode_with_hints (&classes, &settings, hints,
                                               turn == 5 ? 2 : 3, places,
                                               NULL),
                  decode (&classes, &settings, hints, turn == 5 ? 2 : 3));
    }
  colorizer_places_free (places);
}

static void
refused (ColorizerHint  hint,
         int            n,
         const char    *sentence)
{
  ColorizerSettings  settings = settings_for (0.5);
  GError            *error    = NULL;
  ColorizerHint     *hints    = g_new (ColorizerHint, n);

  for (int i = 0; i < n; i++)
    hints[i] = three[0];
  hints[n - 1] = hint;
  g_assert_null (colorizer_decode_with_hints (&classes, &settings, hints, n,
                                              NULL, &error));
  g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==, sentence);
  g_error_free (error);
  g_free (hints);
}

static void
check_refused (void)
{
  static const ColorizerHint bad[] =
  {
    { -0.01, 0.5, 0, 0, 1 }, { 0.5, 1.01, 0, 0, 1 }, { NAN, 0.5, 0, 0, 1 },
    { 0.5, NAN, 0, 0, 1 }, { 0.5, 0.5, NAN, 0, 1 },
    { 0.5, 0.5, 0, INFINITY, 1 }, { 0.5, 0.5, 0, 0, 1.5 },
    { 0.5, 0.5, 0, 0, -0.1 }, { 0.5, 0.5, 0, 0, NAN }
  };
  ColorizerSettings settings = settings_for (1.1);
  GError           *error    = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    refused (bad[i], 2, "The hint number 2 is not within the photo, or has "
             "no color, or a strength that is not from 0 to 1: correct it or "
             "leave it out.");
  refused (three[0], COLORIZER_MAX_HINTS + 1,
           "There are 1001 hints: give at most 1000.");
  g_assert_null (colorizer_decode_with_hints (&classes, &settings, three, 3,
                                              NULL, &error));
  g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==, "The reach of the hints is 1.1: give "
                   "a number from 0 to 1.");
  g_error_free (error);
}

/* A thousand, some of them on top of each other. */
static void
check_many (void)
{
  ColorizerSettings settings = colorizer_settings_default ();
  ColorizerHint    *hints    = g_new (ColorizerHint, COLORIZER_MAX_HINTS);
  ColorizerColors  *colors;

  for (int i = 0; i < COLORIZER_MAX_HINTS; i++)
    hints[i] = (ColorizerHint) { i % 31 / 30.0, i % 29 / 28.0,
                                 i % 7 * 10 - 30, i % 5 * 10 - 20, 1 }
  ;
  colors = decode (&classes, &settings, hints, COLORIZER_MAX_HINTS);
  for (int i = 0; i < colors->height * colors->width; i++)
    g_assert_true (isfinite (colors->a[i]) && isfinite (colors->b[i]));
  colorizer_colors_free (colors);
  g_free (hints);
}

int
main (void)
{
  fill ();
  check_numpy ();
  check_finer ();
  check_without ();
  check_frame ();
  check_dots ();
  check_enlarged ();
  check_contradiction ();
  check_gamut ();
  check_kept ();
  check_refused ();
  check_many ();
  return 0;
}
