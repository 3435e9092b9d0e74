/* Rows to columns, in steps of 4 x 4.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_TRANSPOSE_H
#define VECTOR_TRANSPOSE_H

#include "vector.h"

typedef float Vec4          __attribute__ ((vector_size (16)));
typedef float UnalignedVec4 __attribute__ ((vector_size (16), aligned (4),
                                            may_alias));

/* from: [4][4], rows from_stride apart   to: [4][4], rows to_stride apart */
static inline void
transpose_4x4 (const float *from,
               gsize        from_stride,
               float       *to,
               gsize        to_stride)
{
  Vec4 a = *(const UnalignedVec4 *) from;
  Vec4 b = *(const UnalignedVec4 *) (from + from_stride);
  Vec4 c = *(const UnalignedVec4 *) (from + 2 * from_stride);
  Vec4 d = *(const UnalignedVec4 *) (from + 3 * from_stride);
  Vec4 ab01 = __builtin_shufflevector (a, b, 0, 4, 1, 5);
  Vec4 ab23 = __builtin_shufflevector (a, b, 2, 6, 3, 7);
  Vec4 cd01 = __builtin_shufflevector (c, d, 0, 4, 1, 5);
  Vec4 cd23 = __builtin_shufflevector (c, d, 2, 6, 3, 7);

  *(UnalignedVec4 *) to
    = __builtin_shufflevector (ab01, cd01, 0, 1, 4, 5);
  *(UnalignedVec4 *) (to + to_stride)
    = __builtin_shufflevector (ab01, cd01, 2, 3, 6, 7);
  *(UnalignedVec4 *) (to + 2 * to_stride)
    = __builtin_shufflevector (ab23, cd23, 0, 1, 4, 5);
  *(UnalignedVec4 *) (to + 3 * to_stride)
    = __builtin_shufflevector (ab23, cd23, 2, 3, 6, 7);
}

#endif
