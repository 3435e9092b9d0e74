/* colors WEIGHTS T|mode guided|bilinear WIDTH HEIGHT <RGB >AB: the engine's ab
 * for a photo of bytes [height, width, 3], as float32 [2, height, width].
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "colorizer.h"

static ColorizerInput *
make_input (const ColorizerModel *model,
            const guint8         *rgb,
            int                   width,
            int                   height)
{
  gsize           area  = (gsize) width * height;
  ColorizerInput *input = colorizer_input_new (model, 0, width, height, NULL);
  float          *rgba  = g_new (float, 4 * area);

  for (gsize i = 0; i < area; i++)
    {
      for (int k = 0; k < 3; k++)
        rgba[4 * i + k] = rgb[3 * i + k] / 255.0f;
      rgba[4 * i + 3] = 1;
    }
  colorizer_input_add_rows (input, rgba, height);
  g_free (rgba);
  return input;
}

/* The L of the photo's row, which guides the enlarging. */
static void
row_lightness (const guint8 *rgb,
               int           width,
               float        *lightness)
{
  for (int x = 0; x < width; x++)
    {
      float color[3] = { rgb[3 * x] / 255.0f, rgb[3 * x + 1] / 255.0f,
                         rgb[3 * x + 2] / 255.0f };

      float lab[3];

      colorizer_lab_from_rgb (color, lab);
      lightness[x] = lab[0];
    }
}

static void
write_ab (const ColorizerColors *colors,
          const guint8          *rgb,
          int                    width,
          int                    height)
{
  gsize  area      = (gsize) width * height;
  float *lightness = g_new (float, area);
  float *ab        = g_new (float, 2 * area);

  for (int y = 0; y < height; y++)
    row_lightness (rgb + 3 * (gsize) y * width, width,
                   lightness + (gsize) y * width);
  colorizer_ab (colors, width, height, 0, height, lightness, ab, ab + area);
  fwrite (ab, sizeof *ab, 2 * area, stdout);
  g_free (ab);
  g_free (lightness);
}

static ColorizerSettings
parse_settings (const char *temperature,
                const char *enlarge)
{
  ColorizerSettings settings = { 1, COLORIZER_DECODE_MODE, 1,
                                 COLORIZER_ENLARGE_GUIDED, TRUE, 0.5 };

  if (strcmp (temperature, "mode") != 0)
    {
      settings.decode = COLORIZER_DECODE_MEAN;
      settings.temperature = g_ascii_strtod (temperature, NULL);
    }
  if (strcmp (enlarge, "bilinear") == 0)
    settings.enlarge = COLORIZER_ENLARGE_BILINEAR;
  return settings;
}

int
main (int    argc,
      char **argv)
{
  GError            *error = NULL;
  ColorizerSettings  settings;
  ColorizerModel    *model;
  ColorizerInput    *input;
  ColorizerScores   *scores;
  ColorizerColors   *colors;
  guint8            *rgb;
  int                width, height;

  if (argc != 6)
    return EXIT_FAILURE;
  settings = parse_settings (argv[2], argv[3]);
  width = atoi (argv[4]);
  height = atoi (argv[5]);
  rgb = g_malloc (3 * (gsize) width * height);
  if (fread (rgb, 3 * (gsize) width, height, stdin) != (gsize) height)
    return EXIT_FAILURE;

  model = colorizer_model_open (argv[1], &error);
  g_assert_no_error (error);
  input = make_input (model, rgb, width, height);
  scores = colorizer_predict (model, input, &settings, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  colors = colorizer_decode (scores, &settings, &error);
  g_assert_no_error (error);
  write_ab (colors, rgb, width, height);

  colorizer_colors_free (colors);
  colorizer_scores_free (scores);
  colorizer_input_free (input);
  colorizer_model_free (model);
  g_free (rgb);
  return EXIT_SUCCESS;
}
