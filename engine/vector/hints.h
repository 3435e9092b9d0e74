/* What colors that somebody knows need: the hint kernels of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_HINTS_H
#define VECTOR_HINTS_H

#include "../kernels.h"
#include "decode.h"
#include "math.h"
#include "vector.h"

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
             float           place,
             const float    *away,
             const float    *l,
             const float    *alike,
             int             n,
             float          *out)
{
  for (int i = 0; i < n; i += LANES)
    {
      Vec step  = vec_load (l + i) - place;
      Vec power = affinity->distance * vec_load (away + i)
                  + affinity->lightness * step * step
                  + affinity->unlike * (1 - vec_load (alike + i));

      vec_store (out + i, vec_exp2 (power * -LOG2_E));
    }
}

#endif
