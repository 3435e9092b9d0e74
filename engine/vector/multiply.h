/* The matrix product of kernels.h, in registers: a few rows at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_MULTIPLY_H
#define VECTOR_MULTIPLY_H

#include "../kernels.h"
#include "vector.h"

#define VECS (BLOCK / LANES)      /* vectors to a row of c */

/* As many as the registers hold sums of. */
#if LANES == 16
#define ROWS 16
#elif LANES == 8
#define ROWS 6
#elif defined __aarch64__
#define ROWS 6
#else
#define ROWS 3
#endif

/* A constant number of rows. */
static inline __attribute__ ((always_inline)) void
multiply_rows (const float *a,
               gsize        a_stride,
               const float *b,
               int          k,
               const int    rows,
               gboolean     add,
               float       *c)
{
  Vec sums[ROWS][VECS];

  for (int row = 0; row < rows; row++)
    for (int v = 0; v < VECS; v++)
      sums[row][v] = add ? vec_load (c + row * BLOCK + v * LANES)
                         : (Vec) { 0 };
  for (int i = 0; i < k; i++)
    for (int row = 0; row < rows; row++)
      for (int v = 0; v < VECS; v++)
        sums[row][v] += a[row * a_stride + i]
                        * vec_load (b + i * BLOCK + v * LANES);
  for (int row = 0; row < rows; row++)
    for (int v = 0; v < VECS; v++)
      vec_store (c + row * BLOCK + v * LANES, sums[row][v]);
}

static void
multiply (const float *a,
          gsize        a_stride,
          const float *b,
          int          k,
          int          rows,
          gboolean     add,
          float       *c)
{
  int row = 0;

  for (; row + ROWS <= rows; row += ROWS)
    multiply_rows (a + row * a_stride, a_stride, b, k, ROWS, add,
                   c + row * BLOCK);
#if ROWS > 8
  if (row + 8 <= rows)
    {
      multiply_rows (a + row * a_stride, a_stride, b, k, 8, add,
                     c + row * BLOCK);
      row += 8;
    }
#endif
#if ROWS > 4
  if (row + 4 <= rows)
    {
      multiply_rows (a + row * a_stride, a_stride, b, k, 4, add,
                     c + row * BLOCK);
      row += 4;
    }
#endif
  if (row + 2 <= rows)
    {
      multiply_rows (a + row * a_stride, a_stride, b, k, 2, add,
                     c + row * BLOCK);
      row += 2;
    }
  if (row < rows)
    multiply_rows (a + row * a_stride, a_stride, b, k, 1, add,
                   c + row * BLOCK);
}

#endif
