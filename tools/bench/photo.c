/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <glib.h>

#include "colorizer.h"
#include "photo.h"

#define N_WAVES    12
#define MAX_WAVES  8.0        /* along a side */
#define BRIGHTNESS 0.5
#define CONTRAST   0.15       /* of each wave */

typedef struct
{
  double across;
  double down;
  double phase;
} Wave;

static double
brightness (const Wave *waves,
            double      x,
            double      y)
{
  double sum = BRIGHTNESS;

  for (int i = 0; i < N_WAVES; i++)
    sum += CONTRAST * sin (2 * G_PI * (waves[i].across * x + waves[i].down * y
                                       + waves[i].phase));
  return CLAMP (sum, 0, 1);
}

float *
bench_photo_new (int width,
                 int height)
{
  float *rgba   = g_new (float, (gsize) width * height * 4);
  GRand *random = g_rand_new_with_seed (2016);
  Wave   waves[N_WAVES];

  for (int i = 0; i < N_WAVES; i++)
    {
      waves[i].across = g_rand_double_range (random, -MAX_WAVES, MAX_WAVES);
      waves[i].down = g_rand_double_range (random, -MAX_WAVES, MAX_WAVES);
      waves[i].phase = g_rand_double (random);
    }
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        float *pixel = rgba + ((gsize) y * width + x) * 4;

        pixel[0] = pixel[1] = pixel[2] = brightness (waves,
                                                     (double) x / width,
                                                     (double) y / height);
        pixel[3] = 1;
      }
  g_rand_free (random);
  return rgba;
}

float *
bench_photo_lightness (const float *rgba,
                       int          width,
                       int          height)
{
  gsize  area      = (gsize) width * height;
  float *lightness = g_new (float, area);

  for (gsize i = 0; i < area; i++)
    {
      float lab[3];

      colorizer_lab_from_rgb (rgba + 4 * i, lab);
      lightness[i] = lab[0];
    }
  return lightness;
}
