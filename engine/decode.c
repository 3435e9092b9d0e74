/* From a distribution over the classes to one color (section 2.3).
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "colorizer.h"
#include "colors.h"
#include "guide.h"
#include "kernels.h"
#include "network.h"
#include "scores.h"

#define AB_SCALE 110          /* an L2 network gives ab / 110 */
#define AT_ONCE  64           /* points whose classes are looked up together */

static void
decode_mean (const ColorizerScores *scores,
             gsize                  points,
             float                  temperature,
             ColorizerColors       *colors)
{
  float centers[COLORIZER_CLASSES][2], padded[2 * CLASSES_PADDED] = { 0 };

  colorizer_class_centers (centers);
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    {
      padded[class] = centers[class][0];
      padded[CLASSES_PADDED + class] = centers[class][1];
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
  float          centers[COLORIZER_CLASSES][2];
  int            classes[AT_ONCE];

  colorizer_class_centers (centers);
  for (gsize first = 0; first < points; first += AT_ONCE)
    {
      gsize n = MIN (AT_ONCE, points - first);

      kernels->likeliest (scores->map.values + first * CLASSES_PADDED, n,
                          classes);
      for (gsize i = 0; i < n; i++)
        {
          colors->a[first + i] = centers[classes[i]][0];
          colors->b[first + i] = centers[classes[i]][1];
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

  if (scores->outputs != COLORIZER_CLASSES)
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

  g_return_val_if_fail (scores && settings, NULL);
  if (! colorizer_settings_check (settings, error))
    return NULL;
  colors = colors_new (scores->map.height, scores->map.width, FALSE);
  if (colors)
    decode (scores, settings, colors);
  if (colors && settings->enlarge == COLORIZER_ENLARGE_GUIDED)
    colors = guide_colors (colors, scores->lightness);
  if (colors)
    colors->frame = scores->frame;
  else
    buffer_set_error (error);
  return colors;
}
