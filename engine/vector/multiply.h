/* The matrix product of kernels.h, in registers: a few rows at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_MULTIPLY_H
#define VECTOR_MULTIPLY_H

#include "../kernels.h"
#include "vector.h"

#define VECS (BLOCK / LANES)      /* vectors to a row of c */

/* As many as the registers hold sums of.  Two blocks at a time halve the loads
 * of a, which else are as many as the products. */
#if LANES == 16
#define ROWS      16
#define PAIR_ROWS 8
#elif LANES == 8 || defined __aarch64__
#define ROWS      6
#else
#define ROWS      3
#endif

/* Constant numbers of rows and blocks, from those on. */
static inline __attribute__ ((always_inline)) void
multiply_rows (const Product *product,
               int            first_block,
               int            first_row,
               const int      rows,
               const int      blocks)
{
  const gsize  a_stride = product->a_stride;
  const gsize  b_stride = product->b_stride;
  const gsize  c_stride = product->c_stride;
  const float *a        = product->a + first_row * a_stride;
  const float *b        = product->b + first_block * b_stride;
  float       *c        = product->c + first_block * c_stride
                          + first_row * BLOCK;
  Vec          sums[ROWS][2][VECS];

  for (int row = 0; row < rows; row++)
    for (int block = 0; block < blocks; block++)
      for (int v = 0; v < VECS; v++)
        sums[row][block][v]
          = product->add
            ? vec_load (c + block * c_stride + row * BLOCK + v * LANES)
            : (Vec) { 0 };
  for (int i = 0; i < product->k; i++)
    for (int row = 0; row < rows; row++)
      for (int block = 0; block < blocks; block++)
        for (int v = 0; v < VECS; v++)
          sums[row][block][v]
            += a[row * a_stride + i]
               * vec_load (b + block * b_stride + i * BLOCK + v * LANES);
  for (int row = 0; row < rows; row++)
    for (int block = 0; block < blocks; block++)
      for (int v = 0; v < VECS; v++)
        vec_store (c + block * c_stride + row * BLOCK + v * LANES,
                   sums[row][block][v]);
}

/* All rows of some blocks, constantly many, `most` at a time. */
static inline __attribute__ ((always_inline)) void
multiply_blocks (const Product *product,
                 int            first,
                 const int      blocks,
                 const int      most)
{
  int row = 0;

  for (; row + most <= product->rows; row += most)
    multiply_rows (product, first, row, most, blocks);
  if (most > 8 && row + 8 <= product->rows)
    {
      multiply_rows (product, first, row, 8, blocks);
      row += 8;
    }
  if (most > 4 && row + 4 <= product->rows)
    {
      multiply_rows (product, first, row, 4, blocks);
      row += 4;
    }
  if (row + 2 <= product->rows)
    {
      multiply_rows (product, first, row, 2, blocks);
      row += 2;
    }
  if (row < product->rows)
    multiply_rows (product, first, row, 1, blocks);
}

static void
multiply (const Product *product)
{
  int block = 0;

#ifdef PAIR_ROWS
  for (; block + 2 <= product->blocks; block += 2)
    multiply_blocks (product, block, 2, PAIR_ROWS);
#endif
  for (; block < product->blocks; block++)
    multiply_blocks (product, block, 1, ROWS);
}

#endif
