/* From a distribution over the classes to one color (section 2.3).
 * SPDX-License-Identifier: GPL-3.0-or-later */

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

static void
decode_mean (const float *scores,
             gsize        points,
             float        temperature,
             float       *a,
             float       *b)
{
  float centers[COLORIZER_CLASSES][2], padded[2 * CLASSES_PADDED] = { 0 };

  colorizer_class_centers (centers);
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    {
      padded[class] = centers[class][0];
      padded[CLASSES_PADDED + class] = centers[class][1];
    }
  kernels_for_cpu ()->annealed_mean (scores, points, padded, temperature, a,
                                     b);
}

static void
decode_mode (const float *scores,
             gsize        points,
             float       *a,
             float       *b)
{
  const Kernels *kernels = kernels_for_cpu ();
  float          centers[COLORIZER_CLASSES][2];
  int            classes[AT_ONCE];

  colorizer_class_centers (centers);
  for (gsize first = 0; first < points; first += AT_ONCE)
    {
      gsize n = MIN (AT_ONCE, points - first);

      kernels->likeliest (scores + first * CLASSES_PADDED, n, classes);
      for (gsize i = 0; i < n; i++)
        {
          a[first + i] = centers[classes[i]][0];
          b[first + i] = centers[classes[i]][1];
        }
    }
}

/* A network of the L2 loss has already chosen. */
static void
decode_ab (const float *scores,
           gsize        points,
           float       *a,
           float       *b)
{
  for (gsize i = 0; i < points; i++)
    {
      const float *ab = scores + i * map_padded (NETWORK_AB_OUTPUTS);

      a[i] = AB_SCALE * ab[0];
      b[i] = AB_SCALE * ab[1];
    }
}

void
decode_points (int                      outputs,
               const float             *scores,
               gsize                    points,
               const ColorizerSettings *settings,
               float                   *a,
               float                   *b)
{
  if (outputs != COLORIZER_CLASSES)
    decode_ab (scores, points, a, b);
  else if (settings->decode == COLORIZER_DECODE_MODE)
    decode_mode (scores, points, a, b);
  else
    decode_mean (scores, points, settings->temperature, a, b);
  for (gsize i = 0; i < points; i++)
    {
      a[i] *= (float) settings->strength;
      b[i] *= (float) settings->strength;
    }
}

ColorizerColors *
colorizer_decode (const ColorizerScores    *scores,
                  const ColorizerSettings  *settings,
                  GError                  **error)
{
  ColorizerColors *colors;

  g_return_val_if_fail (scores && settings, NULL);
  if (! colorizer_settings_check (settings, error))
    return NULL;
  colors = colors_new (scores->map.height, scores->map.width, FALSE);
  if (colors)
    decode_points (scores->outputs, scores->map.values,
                   (gsize) scores->map.height * scores->map.width, settings,
                   colors->a, colors->b);
  if (colors && settings->enlarge == COLORIZER_ENLARGE_GUIDED)
    colors = guide_colors (colors, scores->lightness);
  if (colors)
    colors->frame = scores->frame;
  else
    buffer_set_error (error);
  return colors;
}
