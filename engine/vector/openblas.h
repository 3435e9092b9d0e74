/* The matrix product of kernels.h, by OpenBLAS: sgemm with N = BLOCK.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_OPENBLAS_H
#define VECTOR_OPENBLAS_H

#include <cblas.h>

#include "../kernels.h"

/* The engine's threads call it, each with a task of its own. */
static void
leave_threads_to_us (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      openblas_set_num_threads (1);
      g_once_init_leave (&done, 1);
    }
}

static void
multiply (const Product *product)
{
  leave_threads_to_us ();
  for (int block = 0; block < product->blocks; block++)
    cblas_sgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans,
                 product->rows, BLOCK, product->k,
                 1, product->a, product->a_stride,
                 product->b + block * product->b_stride, BLOCK,
                 product->add ? 1 : 0,
                 product->c + block * product->c_stride, BLOCK);
}

#endif
