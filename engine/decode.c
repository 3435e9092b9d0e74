/* From a distribution over the classes to one colour (section 2.3).
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "bins.h"
#include "buffer.h"
#include "colorizer.h"
#include "colors.h"
#include "decode.h"
#include "guide.h"
#include "kernels.h"
#include "network.h"
#include "scores.h"

#define AB_SCALE 110          /* an L2 network gives ab / 110 */
#define AT_ONCE  64           /* points whose classes are looked up together */

G_STATIC_ASSERT (BINS_COUNT == NETWORK_CLASSES);

void
decode_likeliest (const float *scores,
                  gsize        points,
                  int         *classes)
{
  for (gsize point = 0; point < points; point++, scores += BINS_PADDED)
    {
      classes[point] = 0;
      for (int class = 1; class < BINS_COUNT; class++)
        if (scores[class] > scores[classes[point]])
          classes[point] = class;
    }
}

/* Eq. 5: f_T (z) = exp (log z / T) / sum exp (log z / T), where log z is the
 * score but for a constant that cancels out; the colour is the mean of the
 * centres under it. */
void
decode_annealed_mean (const float *scores,
                      gsize        points,
                      const float *centres,
                      float        temperature,
                      float       *a,
                      float       *b)
{
  for (gsize point = 0; point < points; point++, scores += BINS_PADDED)
    {
      float sum = 0, sum_a = 0, sum_b = 0;
      int   likeliest;

      decode_likeliest (scores, 1, &likeliest);
      for (int class = 0; class < BINS_COUNT; class++)
        {
          float share = expf ((scores[class] - scores[likeliest])
                              / temperature);

          sum   += share;
          sum_a += share * centres[class];
          sum_b += share * centres[BINS_PADDED + class];
        }
      a[point] = sum_a / sum;
      b[point] = sum_b / sum;
    }
}

static void
decode_mean (const ColorizerScores *scores,
             gsize                  points,
             float                  temperature,
             ColorizerColors       *colors)
{
  float centres[BINS_COUNT][2], padded[2 * BINS_PADDED] = { 0 };

  bins_centres (centres);
  for (int class = 0; class < BINS_COUNT; class++)
    {
      padded[class] = centres[class][0];
      padded[BINS_PADDED + class] = centres[class][1];
    }
  kernels_for_cpu ()->annealed_mean (scores->map.values, points, padded,
                                     temperature, colors->a, colors->b);
}

static void
decode_mode (const ColorizerScores *scores,
             gsize                  points,
             ColorizerColors       *colors)
{
  const Kernels *kernels = kernels_for_cpu ();
  float          centres[BINS_COUNT][2];
  int            classes[AT_ONCE];

  bins_centres (centres);
  for (gsize first = 0; first < points; first += AT_ONCE)
    {
      gsize n = MIN (AT_ONCE, points - first);

      kernels->likeliest (scores->map.values + first * BINS_PADDED, n,
                          classes);
      for (gsize i = 0; i < n; i++)
        {
          colors->a[first + i] = centres[classes[i]][0];
          colors->b[first + i] = centres[classes[i]][1];
        }
    }
}

/* A network of the L2 loss has already chosen. */
static void
decode_ab (const ColorizerScores *scores,
           gsize                  points,
           ColorizerColors       *colors)
{
  for (gsize i = 0; i < points; i++)
    {
      const float *ab = scores->map.values + i * scores->map.padded;

      colors->a[i] = AB_SCALE * ab[0];
      colors->b[i] = AB_SCALE * ab[1];
    }
}

static void
strengthen (ColorizerColors *colors,
            gsize            points,
            float            strength)
{
  for (gsize i = 0; i < points; i++)
    {
      colors->a[i] *= strength;
      colors->b[i] *= strength;
    }
}

/* On the network's grid. */
static void
decode (const ColorizerScores   *scores,
        const ColorizerSettings *settings,
        ColorizerColors         *colors)
{
  gsize points = (gsize) colors->height * colors->width;

  if (scores->outputs != NETWORK_CLASSES)
    decode_ab (scores, points, colors);
  else if (settings->decode == COLORIZER_DECODE_MODE)
    decode_mode (scores, points, colors);
  else
    decode_mean (scores, points, settings->temperature, colors);
  strengthen (colors, points, settings->strength);
}

ColorizerColors *
colorizer_decode (const ColorizerScores    *scores,
                  const ColorizerSettings  *settings,
                  GError                  **error)
{
  ColorizerColors *colors;

  if (! colorizer_settings_check (settings, error))
    return NULL;
  colors = colors_new (scores->map.height, scores->map.width, FALSE);
  if (colors)
    decode (scores, settings, colors);
  if (colors && settings->enlarge == COLORIZER_ENLARGE_GUIDED)
    {
      ColorizerColors *guided = guide_colors (colors, scores->lightness);

      colorizer_colors_free (colors);
      colors = guided;
    }
  if (! colors)
    buffer_set_error (error);
  return colors;
}

ColorizerColors *
colors_new (int      height,
            int      width,
            gboolean guided)
{
  ColorizerColors *colors = g_new0 (ColorizerColors, 1);
  gsize            n      = (gsize) height * width;

  colors->height = height;
  colors->width = width;
  colors->a = buffer_new (n);
  colors->b = buffer_new (n);
  if (guided)
    {
      colors->l = buffer_new (n);
      colors->slope_a = buffer_new (n);
      colors->slope_b = buffer_new (n);
    }
  if (colors->a && colors->b
      && (! guided || (colors->l && colors->slope_a && colors->slope_b)))
    return colors;
  colorizer_colors_free (colors);
  return NULL;
}

void
colorizer_colors_free (ColorizerColors *colors)
{
  if (! colors)
    return;
  buffer_free (colors->a);
  buffer_free (colors->b);
  buffer_free (colors->l);
  buffer_free (colors->slope_a);
  buffer_free (colors->slope_b);
  g_free (colors);
}
