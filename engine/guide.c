/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colors.h"
#include "guide.h"

#define GAIN          0.45f   /* less than 1: a step of L may be a shadow's */
#define FLAT          8.0f    /* a variance of L that is noise */
#define TINY_LIGHT    0.001f  /* keep the correlation of nothing at 0 */
#define TINY_COLOR    0.002f

/* Half of a symmetric filter, from its middle. */
static const float tent[3] = { 0.5f, 0.25f, 0 };

/* What reducing makes of a cubic enlargement: nearly the same, but paler. */
static const float reenlarged[3] = { 0.854f, 0.0925f, -0.0195f };

static void
filter_line (const float  half[3],
             const float *in,
             int          n,
             int          stride,
             float       *out)
{
  for (int i = 0; i < n; i++)
    {
      const float *before = in + MAX (i - 1, 0) * stride;
      const float *after  = in + MIN (i + 1, n - 1) * stride;
      const float *first  = in + MAX (i - 2, 0) * stride;
      const float *last   = in + MIN (i + 2, n - 1) * stride;

      out[i * stride] = half[0] * in[i * stride]
                        + half[1] * (*before + *after)
                        + half[2] * (*first + *last);
    }
}

/* A new plane: in, filtered along both axes; the edges repeat. */
static float *
filter (const ColorizerColors *grid,
        const float            half[3],
        const float           *in)
{
  float *rows = g_new (float, grid->height * grid->width);
  float *both = g_new (float, grid->height * grid->width);

  for (int y = 0; y < grid->height; y++)
    filter_line (half, in + y * grid->width, grid->width, 1,
                 rows + y * grid->width);
  for (int x = 0; x < grid->width; x++)
    filter_line (half, rows + x, grid->height, grid->width, both + x);
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
            const float     *l)
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
      float gain = GAIN * MIN (explained, 1) / (light[i] + FLAT);

      colors->slope_a[i] = gain * a;
      colors->slope_b[i] = gain * b;
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

void
guide_colors (ColorizerColors *colors,
              const float     *lightness)
{
  float *a, *b;

  fit_slopes (colors, lightness);
  colors->l = sharpen (colors, lightness);
  a = sharpen (colors, colors->a);
  b = sharpen (colors, colors->b);
  g_free (colors->a);
  g_free (colors->b);
  colors->a = a;
  colors->b = b;
}
