/* From scores to colors: the decode kernels of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_DECODE_H
#define VECTOR_DECODE_H

#include "../kernels.h"
#include "math.h"
#include "vector.h"

#define LOG2_E 1.44269504f

G_STATIC_ASSERT (CLASSES_PADDED % LANES == 0);

static float
largest (const float *scores)
{
  Vec   best = vec_load (scores);
  float result;

  for (int i = LANES; i < CLASSES_PADDED; i += LANES)
    best = vec_max (best, vec_load (scores + i));
  result = best[0];
  for (int i = 1; i < LANES; i++)
    result = MAX (result, best[i]);
  return result;
}

static void
annealed_mean (const float *scores,
               gsize        points,
               const float *centers,
               float        temperature,
               float       *a,
               float       *b)
{
  for (gsize point = 0; point < points; point++, scores += CLASSES_PADDED)
    {
      float most = largest (scores);
      Vec   sum = { 0 }, sum_a = { 0 }, sum_b = { 0 };

      for (int i = 0; i < CLASSES_PADDED; i += LANES)
        {
          Vec share = vec_exp2 ((vec_load (scores + i) - most)
                                * (LOG2_E / temperature));

          sum   += share;
          sum_a += share * vec_load (centers + i);
          sum_b += share * vec_load (centers + CLASSES_PADDED + i);
        }
      a[point] = vec_sum (sum_a) / vec_sum (sum);
      b[point] = vec_sum (sum_b) / vec_sum (sum);
    }
}

static void
likeliest (const float *scores,
           gsize        points,
           int         *classes)
{
  for (gsize point = 0; point < points; point++, scores += CLASSES_PADDED)
    {
      float most = largest (scores);
      int   class = 0;

      while (class < COLORIZER_CLASSES - 1 && scores[class] != most)
        class++;
      classes[point] = class;
    }
}

#endif
