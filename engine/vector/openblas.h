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
multiply (const float *a,
          gsize        a_stride,
          const float *b,
          int          k,
          int          rows,
          gboolean     add,
          float       *c)
{
  leave_threads_to_us ();
  cblas_sgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, BLOCK, k,
               1, a, a_stride, b, BLOCK, add ? 1 : 0, c, BLOCK);
}

#endif
