/* Joins the predicted ab with the photo's own L.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"
#include "colors.h"
#include "enlarge.h"
#include "kernels.h"

static gboolean
has_rows (int width,
          int height,
          int y,
          int n_rows)
{
  return width >= 1 && y >= 0 && n_rows >= 0 && n_rows <= height - y;
}

void
colorizer_ab (const ColorizerColors *colors,
              int                    width,
              int                    height,
              int                    y,
              int                    n_rows,
              const float           *lightness,
              float                 *a,
              float                 *b)
{
  Enlarger *enlarger;

  g_return_if_fail (colors && lightness && a && b);
  g_return_if_fail (has_rows (width, height, y, n_rows));
  enlarger = enlarger_new (colors, width, height, 0, width);
  for (int row = 0; row < n_rows; row++)
    {
      gsize at = (gsize) row * width;

      enlarger_row (enlarger, y + row, lightness + at, a + at, b + at);
    }
  enlarger_free (enlarger);
}

void
colorizer_compose (const ColorizerColors *colors,
                   int                    width,
                   int                    height,
                   int                    y,
                   int                    n_rows,
                   float                 *rgba)
{
  g_return_if_fail (has_rows (width, height, y, n_rows));
  colorizer_compose_part (colors, width, height, 0, y, width, n_rows, rgba);
}

void
colorizer_compose_part (const ColorizerColors *colors,
                        int                    width,
                        int                    height,
                        int                    x,
                        int                    y,
                        int                    n_columns,
                        int                    n_rows,
                        float                 *rgba)
{
  const Kernels *kernels = kernels_for_cpu ();
  Enlarger      *enlarger;
  float         *l, *a, *b;

  g_return_if_fail (colors && rgba);
  g_return_if_fail (has_rows (width, height, y, n_rows));
  g_return_if_fail (x >= 0 && n_columns >= 1 && n_columns <= width - x);
  enlarger = enlarger_new (colors, width, height, x, n_columns);
  l = g_new (float, n_columns);
  a = g_new (float, n_columns);
  b = g_new (float, n_columns);
  for (int row = 0; row < n_rows; row++)
    {
      float *pixels = rgba + (gsize) row * n_columns * 4;

      kernels->lightness (pixels, n_columns, l);
      enlarger_row (enlarger, y + row, l, a, b);
      kernels->compose (l, a, b, n_columns, pixels);
    }
  enlarger_free (enlarger);
  g_free (l);
  g_free (a);
  g_free (b);
}
