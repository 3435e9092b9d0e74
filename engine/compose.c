/* Joins the predicted ab with the photo's own L.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"
#include "colors.h"
#include "enlarge.h"
#include "kernels.h"

struct _ColorizerComposer
{
  Enlarger *enlarger;
  int       height;             /* of the photo */
  int       n;                  /* columns */
  float    *l;                  /* [n]: of the present row */
  float    *a;
  float    *b;
};

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

static ColorizerComposer *
composer_new (const ColorizerColors *colors,
              int                    width,
              int                    height,
              int                    x,
              int                    n)
{
  ColorizerComposer *composer = g_new (ColorizerComposer, 1);

  composer->enlarger = enlarger_new (colors, width, height, x, n);
  composer->height = height;
  composer->n = n;
  composer->l = g_new (float, n);
  composer->a = g_new (float, n);
  composer->b = g_new (float, n);
  return composer;
}

ColorizerComposer *
colorizer_composer_new (const ColorizerColors *colors,
                        int                    width,
                        int                    height)
{
  g_return_val_if_fail (colors && width >= 1 && height >= 1, NULL);
  return composer_new (colors, width, height, 0, width);
}

void
colorizer_composer_free (ColorizerComposer *composer)
{
  if (! composer)
    return;
  enlarger_free (composer->enlarger);
  g_free (composer->l);
  g_free (composer->a);
  g_free (composer->b);
  g_free (composer);
}

void
colorizer_composer_row (ColorizerComposer *composer,
                        int                y,
                        float             *rgba)
{
  const Kernels *kernels = kernels_for_cpu ();

  g_return_if_fail (composer && rgba && y >= 0 && y < composer->height);
  kernels->lightness (rgba, composer->n, composer->l);
  enlarger_row (composer->enlarger, y, composer->l, composer->a, composer->b);
  kernels->compose (composer->l, composer->a, composer->b, composer->n, rgba);
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
  ColorizerComposer *composer;

  g_return_if_fail (colors && rgba);
  g_return_if_fail (has_rows (width, height, y, n_rows));
  g_return_if_fail (x >= 0 && n_columns >= 1 && n_columns <= width - x);
  composer = composer_new (colors, width, height, x, n_columns);
  for (int row = 0; row < n_rows; row++)
    colorizer_composer_row (composer, y + row,
                            rgba + (gsize) row * n_columns * 4);
  colorizer_composer_free (composer);
}
