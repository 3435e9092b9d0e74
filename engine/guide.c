/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "colors.h"
#include "enlarge.h"
#include "guide.h"

/* How much of a slope is used: less than 1, as a step of L may be a
 * shadow's. */
#define FINER_GAIN    0.6f
#define PHOTO_GAIN    0.45f

#define FLAT          8.0f    /* a variance of L that is noise */
#define TINY_LIGHT    0.001f  /* keep the correlation of nothing at 0 */
#define TINY_COLOR    0.002f

/* Half of a symmetric filter, from its middle. */
static const float tent[3] = { 0.5f, 0.25f, 0 };

/* What reducing makes of a cubic enlargement: nearly the same, but paler. */
static const float reenlarged[3] = { 0.854f, 0.0925f, -0.0195f };

/* out[i] = half[0] in[2][i] + half[1] (in[1][i] + in[3][i])
 *          + half[2] (in[0][i] + in[4][i]) */
static void
filter_line (const float        half[3],
             const float *const in[5],
             int                n,
             float             *out)
{
  for (int i = 0; i < n; i++)
    out[i] = half[0] * in[2][i] + half[1] * (in[1][i] + in[3][i])
             + half[2] * (in[0][i] + in[4][i]);
}

/* A new plane: in, filtered along both axes; the edges repeat. */
static float *
filter (const ColorizerColors *grid,
        const float            half[3],
        const float           *in)
{
  int    width  = grid->width;
  float *padded = g_new (float, width + 4);
  float *rows   = g_new (float, grid->height * width);
  float *both   = g_new (float, grid->height * width);

  for (int y = 0; y < grid->height; y++)
    {
      const float *row = in + y * width;

      padded[0] = padded[1] = row[0];
      memcpy (padded + 2, row, width * sizeof (float));
      padded[width + 2] = padded[width + 3] = row[width - 1];
      filter_line (half, (const float *[]) { padded, padded + 1, padded + 2,
                                             padded + 3, padded + 4 },
                   width, rows + y * width);
    }
  for (int y = 0; y < grid->height; y++)
    {
      const float *around[5];

      for (int i = 0; i < 5; i++)
        around[i] = rows + CLAMP (y + i - 2, 0, grid->height - 1) * width;
      filter_line (half, around, width, both + y * width);
    }
  g_free (padded);
  g_free (rows);
  return both;
}

/* A new plane: how p and q vary together around each cell. */
static float *
covariance (const ColorizerColors *grid,
            const float           *p,
            const float           *q)
{
  int    n       = grid->height * grid->width;
  float *product = g_new (float, n);
  float *mean_p  = filter (grid, tent, p);
  float *mean_q  = filter (grid, tent, q);
  float *result;

  for (int i = 0; i < n; i++)
    product[i] = p[i] * q[i];
  result = filter (grid, tent, product);
  for (int i = 0; i < n; i++)
    result[i] -= mean_p[i] * mean_q[i];
  g_free (product);
  g_free (mean_p);
  g_free (mean_q);
  return result;
}

/* The regression of a and b on L, weighted by how much of them it explains
 * (R squared). */
static void
fit_slopes (ColorizerColors *colors,
            const float     *l,
            float            gain)
{
  int    n       = colors->height * colors->width;
  float *light   = covariance (colors, l, l);
  float *chroma  = covariance (colors, colors->a, colors->a);
  float *b_alone = covariance (colors, colors->b, colors->b);

  colors->slope_a = covariance (colors, l, colors->a);
  colors->slope_b = covariance (colors, l, colors->b);
  for (int i = 0; i < n; i++)
    {
      float a = colors->slope_a[i], b = colors->slope_b[i];
      float explained = (a * a + b * b)
                        / ((light[i] + TINY_LIGHT)
                           * (chroma[i] + b_alone[i] + TINY_COLOR));
      float share = gain * MIN (explained, 1) / (light[i] + FLAT);

      colors->slope_a[i] = share * a;
      colors->slope_b[i] = share * b;
    }
  g_free (light);
  g_free (chroma);
  g_free (b_alone);
}

/* A new plane whose cubic enlargement, reduced, is nearly this one: the error
 * of enlarging and reducing is put back, twice. */
static float *
sharpen (const ColorizerColors *grid,
         const float           *plane)
{
  int    n      = grid->height * grid->width;
  float *blur   = filter (grid, reenlarged, plane);
  float *error  = g_new (float, n);
  float *result = g_new (float, n);
  float *blurred_error;

  for (int i = 0; i < n; i++)
    error[i] = plane[i] - blur[i];
  blurred_error = filter (grid, reenlarged, error);
  for (int i = 0; i < n; i++)
    result[i] = plane[i] + 2 * error[i] - blurred_error[i];
  g_free (blur);
  g_free (error);
  g_free (blurred_error);
  return result;
}

/* Prepares colors for the Enlarger; l is that of their own grid. */
static void
prepare (ColorizerColors *colors,
         const float     *l,
         float            gain)
{
  float *a, *b;

  fit_slopes (colors, l, gain);
  colors->l = sharpen (colors, l);
  a = sharpen (colors, colors->a);
  b = sharpen (colors, colors->b);
  g_free (colors->a);
  g_free (colors->b);
  colors->a = a;
  colors->b = b;
}

static ColorizerColors *
colors_new (int height,
            int width)
{
  ColorizerColors *colors = g_new0 (ColorizerColors, 1);

  colors->height = height;
  colors->width = width;
  colors->a = g_new (float, height * width);
  colors->b = g_new (float, height * width);
  return colors;
}

/* The mean of the finer cells of one cell of the grid. */
static float
cell_mean (const float *finer,
           int          width,
           int          y,
           int          x)
{
  float sum = 0;

  for (int i = 0; i < GUIDE_FINER; i++)
    for (int j = 0; j < GUIDE_FINER; j++)
      sum += finer[(GUIDE_FINER * y + i) * GUIDE_FINER * width
                   + GUIDE_FINER * x + j];
  return sum / (GUIDE_FINER * GUIDE_FINER);
}

/* out = grid - the means of finer. */
static void
subtract_means (const ColorizerColors *grid,
                const float           *values,
                const float           *finer,
                float                 *out)
{
  for (int y = 0; y < grid->height; y++)
    for (int x = 0; x < grid->width; x++)
      out[y * grid->width + x] = values[y * grid->width + x]
                                 - cell_mean (finer, grid->width, y, x);
}

static ColorizerColors *
enlarged (const ColorizerColors *colors,
          const float           *lightness)
{
  int              width  = GUIDE_FINER * colors->width;
  ColorizerColors *result = colors_new (GUIDE_FINER * colors->height, width);
  Enlarger        *enlarger = enlarger_new (colors, width, result->height);

  for (int y = 0; y < result->height; y++)
    enlarger_row (enlarger, y, lightness + y * width, result->a + y * width,
                  result->b + y * width);
  enlarger_free (enlarger);
  return result;
}

/* Gives finer back, bilinearly, what it lacks of the grid's a and b. */
static void
return_error (const ColorizerColors *grid,
              ColorizerColors       *finer)
{
  ColorizerColors *error = colors_new (grid->height, grid->width);
  ColorizerColors *added;

  subtract_means (grid, grid->a, finer->a, error->a);
  subtract_means (grid, grid->b, finer->b, error->b);
  added = enlarged (error, NULL);
  for (int i = 0; i < finer->height * finer->width; i++)
    {
      finer->a[i] += added->a[i];
      finer->b[i] += added->b[i];
    }
  colorizer_colors_free (error);
  colorizer_colors_free (added);
}

ColorizerColors *
guide_colors (const ColorizerColors *colors,
              const float           *lightness)
{
  int              n      = colors->height * colors->width;
  ColorizerColors *guided = colors_new (colors->height, colors->width);
  float           *l      = g_new (float, n);
  ColorizerColors *finer;

  memcpy (guided->a, colors->a, n * sizeof (float));
  memcpy (guided->b, colors->b, n * sizeof (float));
  for (int y = 0; y < colors->height; y++)
    for (int x = 0; x < colors->width; x++)
      l[y * colors->width + x] = cell_mean (lightness, colors->width, y, x);

  prepare (guided, l, FINER_GAIN);
  finer = enlarged (guided, lightness);
  return_error (colors, finer);
  prepare (finer, lightness, PHOTO_GAIN);
  g_free (l);
  colorizer_colors_free (guided);
  return finer;
}
