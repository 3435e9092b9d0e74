/* Colors a PGM or PPM photo of 8 bits: colorize_ppm <photo.pgm >color.ppm
 *
 *   cc colorize_ppm.c $(pkg-config --cflags --libs colorizer) -o colorize_ppm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <colorizer.h>
#include <stdio.h>

/* A photo in memory: a large one is better given in strips of rows. */
static float *
read_photo (int *width,
            int *height)
{
  char   kind, end;
  float *rgba;

  if (scanf ("P%c %d %d 255%c", &kind, width, height, &end) != 4
      || (kind != '5' && kind != '6') || *width < 1 || *height < 1)
    return NULL;
  rgba = g_new (float, (gsize) * width * *height * 4);
  for (gsize i = 0; i < (gsize) * width * *height; i++)
    {
      for (int k = 0; k < 3; k++)
        rgba[4 * i + k] = k > 0 && kind == '5' ? rgba[4 * i]
                                               : getchar () / 255.0f;
      rgba[4 * i + 3] = 1;
    }
  return rgba;
}

static ColorizerColors *
predict (const float  *rgba,
         int           width,
         int           height,
         GError      **error)
{
  ColorizerSettings settings = colorizer_settings_default ();
  ColorizerModel   *model    = colorizer_model_open (NULL, error);
  ColorizerInput   *input    = NULL;
  ColorizerScores  *scores   = NULL;
  ColorizerColors  *colors   = NULL;

  if (model)
    input = colorizer_input_new (model, 0, width, height, error);
  if (input)
    {
      colorizer_input_add_rows (input, rgba, height);
      scores = colorizer_predict (model, input, &settings, 0, NULL, NULL,
                                  error);
    }
  if (scores)
    colors = colorizer_decode (scores, &settings, error);
  colorizer_scores_free (scores);
  colorizer_input_free (input);
  colorizer_model_free (model);
  return colors;
}

int
main (void)
{
  int              width, height;
  float           *rgba   = read_photo (&width, &height);
  GError          *error  = NULL;
  ColorizerColors *colors = rgba ? predict (rgba, width, height, &error) : NULL;

  if (! colors)
    {
      fprintf (stderr, "%s\n", error ? error->message : "This is no PGM.");
      return 1;
    }
  colorizer_compose (colors, width, height, 0, height, rgba);
  printf ("P6 %d %d 255\n", width, height);
  for (gsize i = 0; i < (gsize) width * height * 4; i++)
    if (i % 4 != 3)
      putchar ((int) (255 * rgba[i] + 0.5f));
  colorizer_colors_free (colors);
  g_free (rgba);
  return 0;
}
