/* Joins the predicted ab with the photo's own L.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"
#include "colors.h"
#include "compose.h"
#include "enlarge.h"
#include "kernels.h"
#include "lab.h"

static gboolean
in_gamut (const float rgb[3])
{
  for (int i = 0; i < 3; i++)
    if (! (rgb[i] >= 0 && rgb[i] <= 1))
      return FALSE;
  return TRUE;
}

/* A colour of this L and hue whose chroma is the given one or, where sRGB
 * cannot show that, the largest it can. */
static void
color_in_gamut (const float lab[3],
                float       rgb[3])
{
  float shown = 0, not_shown = 1;

  lab_to_rgb (lab, rgb);
  if (in_gamut (rgb))
    return;
  for (int i = 0; i < COMPOSE_HALVINGS; i++)
    {
      float share = (shown + not_shown) / 2;
      float paler[3] = { lab[0], share * lab[1], share * lab[2] };

      lab_to_rgb (paler, rgb);
      if (in_gamut (rgb))
        shown = share;
      else
        not_shown = share;
    }
  lab_to_rgb ((float[3]) { lab[0], shown * lab[1], shown * lab[2] }, rgb);
}

void
compose_lightness (const float *rgba,
                   int          n,
                   float       *lightness)
{
  for (int i = 0; i < n; i++)
    lightness[i] = lab_lightness (rgba + 4 * i);
}

void
compose_pixels (const float *lightness,
                const float *a,
                const float *b,
                int          n,
                float       *rgba)
{
  for (int i = 0; i < n; i++)
    color_in_gamut ((float[3]) { lightness[i], a[i], b[i] }, rgba + 4 * i);
}

void
colorizer_compose (const ColorizerColors *colors,
                   int                    width,
                   int                    height,
                   int                    y,
                   int                    n_rows,
                   float                 *rgba)
{
  const Kernels *kernels  = kernels_for_cpu ();
  Enlarger      *enlarger = enlarger_new (colors, width, height);
  float         *l        = g_new (float, width);
  float         *a        = g_new (float, width);
  float         *b        = g_new (float, width);

  for (int row = 0; row < n_rows; row++)
    {
      float *pixels = rgba + (gsize) row * width * 4;

      kernels->lightness (pixels, width, l);
      enlarger_row (enlarger, y + row, l, a, b);
      kernels->compose (l, a, b, width, pixels);
    }
  enlarger_free (enlarger);
  g_free (l);
  g_free (a);
  g_free (b);
}
