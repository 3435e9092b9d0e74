/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "buffer.h"
#include "colors.h"
#include "guide.h"

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

ColorizerColors *
colorizer_colors_new (int           width,
                      int           height,
                      const float  *a,
                      const float  *b,
                      const float  *lightness,
                      GError      **error)
{
  ColorizerColors *colors;
  gsize            size = (gsize) height * width * sizeof (float);

  g_return_val_if_fail (width >= 1 && height >= 1, NULL);
  g_return_val_if_fail (a && b, NULL);
  colors = colors_new (height, width, FALSE);
  if (colors)
    {
      memcpy (colors->a, a, size);
      memcpy (colors->b, b, size);
      if (lightness)
        colors = guide_colors (colors, lightness);
    }
  if (! colors)
    buffer_set_error (error);
  return colors;
}
