/* Half precision to single: the widen kernel of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_WIDEN_H
#define VECTOR_WIDEN_H

#include "float16.h"
#include "../kernels.h"

#if defined __F16C__

#include <immintrin.h>

static void
widen (const guint16 *halves,
       float         *floats,
       gsize          n)
{
  gsize i = 0;

#if defined __AVX512F__
  for (; i + 16 <= n; i += 16)
    {
      __m256i sixteen = _mm256_loadu_si256 ((const __m256i *) (halves + i));

      _mm512_storeu_ps (floats + i, _mm512_cvtph_ps (sixteen));
    }
#endif
  for (; i + 8 <= n; i += 8)
    {
      __m128i eight = _mm_loadu_si128 ((const __m128i *) (halves + i));

      _mm256_storeu_ps (floats + i, _mm256_cvtph_ps (eight));
    }
  float16_to_float (halves + i, floats + i, n - i);
}

#else

static void
widen (const guint16 *halves,
       float         *floats,
       gsize          n)
{
  float16_to_float (halves, floats, n);
}

#endif

#endif
