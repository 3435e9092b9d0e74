/* The vector variants: vector/kernels.c compiled for each instruction set.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_KERNELS_H
#define VECTOR_KERNELS_H

#include "../kernels.h"

extern const Kernels kernels_vector;    /* what the build's target has: SSE2
                                         * on x86-64, NEON on 64-bit ARM */
extern const Kernels kernels_avx2;      /* with FMA and F16C */
extern const Kernels kernels_avx512;    /* F, DQ, BW and VL */
extern const Kernels kernels_openblas   /* the target's, but OpenBLAS's product:
                                         * absent where that is not linked */
__attribute__ ((weak));

#endif
