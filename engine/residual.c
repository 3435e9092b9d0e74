/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "buffer.h"
#include "colors.h"
#include "residual.h"

#define NUGGET 0.02f          /* added to each dot's own covariance */

struct _Residual
{
  const Grid     *grid;
  const Affinity *affinity;
  const Dot      *dots;
  int             n;
  float          *root;       /* Cholesky's, [n, n], lower */
};

/* The kernel's affinity, of two places. */
static float
covariance (const Grid     *grid,
            const Affinity *affinity,
            const Place    *one,
            const Place    *other)
{
  float alike[BLOCK] = { places_alike (grid, one, other) };
  float away[BLOCK]  = { hypotf (one->at[0] - other->at[0],
                                 one->at[1] - other->at[1]) };
  float l[BLOCK]     = { one->at[2] }, out[BLOCK];

  kernels_for_cpu ()->affinity (affinity, other->at[2], away, l, alike, BLOCK,
                                out);
  return out[0];
}

/* In place, of the lower triangle of a positive definite matrix [n, n]. */
static void
cholesky (float *matrix,
          int    n)
{
  for (int i = 0; i < n; i++)
    for (int j = 0; j <= i; j++)
      {
        double sum = matrix[i * n + j];

        for (int k = 0; k < j; k++)
          sum -= (double) matrix[i * n + k] * matrix[j * n + k];
        matrix[i * n + j] = i == j ? sqrt (MAX (sum, 1e-6))
                                   : sum / matrix[j * n + j];
      }
}

/* values = (root root')^-1 values, of two columns. */
static void
solve (const Residual *residual,
       float         (*values)[2])
{
  const float *root = residual->root;
  int          n    = residual->n;

  for (int i = 0; i < n; i++)
    for (int k = 0; k < 2; k++)
      {
        for (int j = 0; j < i; j++)
          values[i][k] -= root[i * n + j] * values[j][k];
        values[i][k] /= root[i * n + i];
      }
  for (int i = n - 1; i >= 0; i--)
    for (int k = 0; k < 2; k++)
      {
        for (int j = i + 1; j < n; j++)
          values[i][k] -= root[j * n + i] * values[j][k];
        values[i][k] /= root[i * n + i];
      }
}

Residual *
residual_new (const Grid  *grid,
              const Reach *reach,
              const Dot   *dots,
              int          n)
{
  Residual *residual = g_new (Residual, 1);

  *residual = (Residual)
  {
    .grid     = grid,
    .affinity = &reach->residual,
    .dots     = dots,
    .n        = n,
    .root     = buffer_new ((gsize) n * n)
  };
  if (! residual->root)
    {
      residual_free (residual);
      return NULL;
    }
  for (int i = 0; i < n; i++)
    for (int j = 0; j <= i; j++)
      residual->root[i * n + j] = covariance (grid, &reach->residual,
                                              dots[i].place, dots[j].place)
                                  + (i == j ? NUGGET : 0);
  cholesky (residual->root, n);
  return residual;
}

void
residual_free (Residual *residual)
{
  if (! residual)
    return;
  buffer_free (residual->root);
  g_free (residual);
}

/* a += share * lacking, and b as well. */
static void
add (const float *shares,
     int          n,
     const float  lacking[2],
     float       *restrict a,
     float       *restrict b)
{
  for (int i = 0; i < n; i++)
    {
      a[i] += shares[i] * lacking[0];
      b[i] += shares[i] * lacking[1];
    }
}

gboolean
residual_add (const Residual  *residual,
              float          (*lacking)[2],
              ColorizerColors *colors)
{
  const Grid *grid = residual->grid;
  int         n    = colors->height * colors->width;
  float      *own  = colors->l ? NULL : buffer_new (grid->cells.n);

  if (! colors->l && ! own)
    return FALSE;
  solve (residual, lacking);
  for (int i = 0; i < residual->n; i++)
    {
      const Place *place = residual->dots[i].place;

      if (own)
        place_spread (grid, residual->affinity, place, own);
      add (own ? own : place->residual, n, lacking[i], colors->a, colors->b);
    }
  buffer_free (own);
  return TRUE;
}
