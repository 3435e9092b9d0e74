/* What the network sees of a dark, a vignetted, a framed and a very long photo.
 * The expected values are the formulas', worked out by hand and with numpy.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "colorizer.h"
#include "crop.h"
#include "levels.h"
#include "prepare.h"
#include "reduced.h"
#include "vignette.h"

#define STEPS 1001
#define SIDE  101

static void
check (float  value,
       double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 0.01);
}

/* L from low to high in equal steps. */
static float *
ramp (float low,
      float high)
{
  float *l = g_new (float, STEPS);

  for (int i = 0; i < STEPS; i++)
    l[i] = low + (high - low) * i / (STEPS - 1);
  return l;
}

static void
check_levels (void)
{
  float *faded = ramp (30, 60);
  float *full  = ramp (5, 95);
  float *flat  = ramp (40, 40);
  float *dark  = ramp (2, 14);

  /* Nearly three times the contrast; what is transparent does not count. */
  faded[500] = REDUCED_UNSEEN;
  g_assert_true (levels_stretch (faded, STEPS));
  check (faded[0], 10.35);
  check (faded[1000], 96.12);
  g_assert_cmpfloat (faded[500], ==, REDUCED_UNSEEN);

  g_assert_true (levels_stretch (full, STEPS));
  check (full[0], 5);
  check (full[1000], 95);
  g_assert_true (levels_stretch (flat, STEPS));
  check (flat[0], 40);

  /* Seven times: its middle is most photos'. */
  g_assert_true (levels_stretch (dark, STEPS));
  check (dark[500], 54);

  g_free (faded);
  g_free (full);
  g_free (flat);
  g_free (dark);
}

/* 60 in the middle, and this share less in the corners. */
static float *
lens (double fall)
{
  float *l = g_new (float, SIDE * SIDE);

  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        double across = (x - 50) / 50.5, down = (y - 50) / 50.5;

        l[y * SIDE + x] = 60 - 60 * fall
                          * (across * across + down * down) / 2;
      }
  return l;
}

static void
check_vignette (double fall,
                double corner)
{
  float *l = lens (fall);

  l[1] = REDUCED_UNSEEN;
  vignette_lighten (l, SIDE, SIDE);
  check (l[50 * SIDE + 50], 60);
  check (l[0], corner);
  g_assert_cmpfloat (l[1], ==, REDUCED_UNSEEN);
  g_free (l);
}

static void
check_crop (void)
{
  const float cells[] = { 10, 20, 30, 40,
                          50, 60, REDUCED_UNSEEN, 80 };
  Crop   crop   = { cells, 4, 2, 0.5, 0.5, 3.5, 2 };
  float *halves = crop_average (&crop, 2, 1);
  float *rows   = crop_average (&crop, 1, 2);

  check (halves[0], (2.5 + 10 + 25 + 60) / 2.25);
  check (halves[1], (15 + 10 + 40) / 1.25);
  check (rows[0], (37.5 + 31.25) / 2);
  check (rows[1], 62.5);
  buffer_free (halves);
  buffer_free (rows);
}

/* A chess board, in a white border where `border` says so. */
static float
pixel (int      x,
       int      y,
       int      width,
       int      height,
       gboolean border)
{
  int margin = MIN (width, height) / 5;

  if (border && (x < margin || y < margin || x >= width - margin
                 || y >= height - margin))
    return 1;
  return (x / 8 + y / 8) % 2 ? 0.2f : 0.7f;
}

static void
check_seen (const ColorizerModel *model,
            int                   width,
            int                   height,
            gboolean              border,
            int                   seen_width,
            int                   seen_height)
{
  ColorizerInput *input = colorizer_input_new (model, 0, width, height, NULL);
  float          *row   = g_new (float, width * 4);
  Prepared        prepared;

  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x < width; x++)
        {
          for (int i = 0; i < 3; i++)
            row[4 * x + i] = pixel (x, y, width, height, border);
          row[4 * x + 3] = 1;
        }
      colorizer_input_add_rows (input, row, 1);
    }
  g_assert_true (prepare (input, TRUE, &prepared, NULL));
  g_assert_cmpint (prepared.width, ==, seen_width);
  g_assert_cmpint (prepared.height, ==, seen_height);
  g_assert_true (frame_is_any (&prepared.frame) == border);
  for (int i = 0; border && i < seen_width * seen_height; i++)
    g_assert_cmpfloat (prepared.lightness[i], <, 90);
  prepare_clear (&prepared);
  g_free (row);
  colorizer_input_free (input);
}

int
main (int    argc,
      char **argv)
{
  GError         *error = NULL;
  char           *path  = g_build_filename (argv[argc - 1],
                                            "class-narrow.weights", NULL);
  ColorizerModel *model = colorizer_model_open (path, &error);

  g_assert_no_error (error);
  check_levels ();

  /* Half as bright: 0.21 of it is given back; a fifth darker is usual. */
  check_vignette (0.5, 38.52);
  check_vignette (0.2, 48.24);
  check_vignette (-0.3, 77.645);
  check_crop ();

  check_seen (model, 600, 400, FALSE, 96, 64);
  check_seen (model, 600, 400, TRUE, 120, 64);

  /* As long as three short sides at most, however it lies. */
  check_seen (model, 3000, 50, FALSE, 192, 64);
  check_seen (model, 50, 3000, FALSE, 64, 192);
  check_seen (model, 600, 200, FALSE, 192, 64);

  colorizer_model_free (model);
  g_free (path);
  return 0;
}
