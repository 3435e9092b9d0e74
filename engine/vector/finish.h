/* Bias, ReLU and BatchNorm of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_FINISH_H
#define VECTOR_FINISH_H

#include "../kernels.h"
#include "vector.h"

/* Of the LANES channels from `first` on. */
static inline Vec
finished (Vec           sums,
          const Finish *finish,
          int           first)
{
  Vec x = sums + vec_load (finish->bias + first);

  if (finish->relu)
    x = vec_max (x, (Vec) { 0 });
  if (finish->scale)
    x = x * vec_load (finish->scale + first)
        + vec_load (finish->shift + first);
  return x;
}

static void
finish_rows (const float  *c,
             int           rows,
             const Finish *finish,
             float        *out,
             gsize         out_stride)
{
  for (int row = 0; row < rows; row++)
    for (int i = 0; i < BLOCK; i += LANES)
      vec_store (out + row * out_stride + i,
                 finished (vec_load (c + row * BLOCK + i), finish, i));
}

#endif
