/* What colors that somebody knows need: the hint kernels of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_HINTS_H
#define VECTOR_HINTS_H

#include "../kernels.h"
#include "decode.h"
#include "math.h"
#include "vector.h"

#define LEAST 1e-30f          /* keeps the logarithm of 0 out */

static void
root_shares (const float *scores,
             gsize        points,
             float        temperature,
             float       *roots)
{
  for (gsize point = 0; point < points; point++)
    {
      float most = largest (scores);
      Vec   squares = { 0 }, scale;

      for (int i = 0; i < CLASSES_PADDED; i += LANES)
        {
          Vec root = vec_exp2 ((vec_load (scores + i) - most)
                               * (LOG2_E / (2 * temperature)));

          squares += root * root;
          vec_store (roots + i, root);
        }
      scale = vec_pow (vec_all (vec_sum (squares)), -0.5f);
      for (int i = 0; i < CLASSES_PADDED; i += LANES)
        vec_store (roots + i, vec_load (roots + i) * scale);
      scores += CLASSES_PADDED;
      roots += CLASSES_PADDED;
    }
}

static void
affinity_of (const Affinity *affinity,
             const float     place[3],
             const float    *x,
             const float    *y,
             const float    *l,
             const float    *alike,
             int             n,
             float          *out)
{
  for (int i = 0; i < n; i += LANES)
    {
      Vec dx       = vec_load (x + i) - place[0];
      Vec dy       = vec_load (y + i) - place[1];
      Vec step     = vec_load (l + i) - place[2];
      Vec distance = vec_pow (vec_max (dx * dx + dy * dy, vec_all (LEAST)),
                              0.5f);
      Vec power    = affinity->distance * distance
                     + affinity->lightness * step * step
                     + affinity->unlike * (1 - vec_load (alike + i));

      vec_store (out + i, affinity->floor + (1 - affinity->floor)
                 * vec_exp2 (power * -LOG2_E));
    }
}

#endif
