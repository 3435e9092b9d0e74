/* From a distribution over the classes to one colour (section 2.3).
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "bins.h"
#include "colorizer.h"
#include "colors.h"
#include "network.h"
#include "scores.h"

#define AB_SCALE 110          /* an L2 network gives ab / 110 */

G_STATIC_ASSERT (BINS_COUNT == NETWORK_CLASSES);

/* The class of the largest score; scores[class * stride]. */
static int
likeliest (const float *scores,
           gsize        stride)
{
  int best = 0;

  for (int class = 1; class < BINS_COUNT; class++)
    if (scores[class * stride] > scores[best * stride])
      best = class;
  return best;
}

/* Eq. 5: f_T (z) = exp (log z / T) / sum exp (log z / T), where log z is the
 * score but for a constant that cancels out; the colour is the mean of the
 * centres under it. */
static void
annealed_mean (const float *scores,
               gsize        stride,
               float        centres[BINS_COUNT][2],
               float        temperature,
               float       *a,
               float       *b)
{
  float largest = scores[likeliest (scores, stride) * stride];
  float sum = 0, sum_a = 0, sum_b = 0;

  for (int class = 0; class < BINS_COUNT; class++)
    {
      float share = expf ((scores[class * stride] - largest) / temperature);

      sum   += share;
      sum_a += share * centres[class][0];
      sum_b += share * centres[class][1];
    }
  *a = sum_a / sum;
  *b = sum_b / sum;
}

static void
decode_classes (const ColorizerScores   *scores,
                const ColorizerSettings *settings,
                ColorizerColors         *colors)
{
  gsize area = (gsize) scores->height * scores->width;
  float centres[BINS_COUNT][2];

  bins_centres (centres);
  for (gsize i = 0; i < area; i++)
    if (settings->decode == COLORIZER_DECODE_MODE)
      {
        int class = likeliest (scores->values + i, area);

        colors->a[i] = centres[class][0];
        colors->b[i] = centres[class][1];
      }
    else
      annealed_mean (scores->values + i, area, centres, settings->temperature,
                     &colors->a[i], &colors->b[i]);
}

/* A network of the L2 loss has already chosen. */
static void
decode_ab (const ColorizerScores *scores,
           ColorizerColors       *colors)
{
  gsize area = (gsize) scores->height * scores->width;

  for (gsize i = 0; i < area; i++)
    {
      colors->a[i] = AB_SCALE * scores->values[i];
      colors->b[i] = AB_SCALE * scores->values[area + i];
    }
}

ColorizerColors *
colorizer_decode (const ColorizerScores    *scores,
                  const ColorizerSettings  *settings,
                  GError                  **error)
{
  gsize            area = (gsize) scores->height * scores->width;
  ColorizerColors *colors;

  if (! colorizer_settings_check (settings, error))
    return NULL;
  colors = g_new (ColorizerColors, 1);
  colors->height = scores->height;
  colors->width = scores->width;
  colors->a = g_new (float, area);
  colors->b = g_new (float, area);
  if (scores->outputs == NETWORK_CLASSES)
    decode_classes (scores, settings, colors);
  else
    decode_ab (scores, colors);
  return colors;
}

void
colorizer_colors_free (ColorizerColors *colors)
{
  if (! colors)
    return;
  g_free (colors->a);
  g_free (colors->b);
  g_free (colors);
}
