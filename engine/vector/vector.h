/* Vectors of LANES floats, in GCC's and clang's vector types.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_H
#define VECTOR_H

#include <string.h>

#include <glib.h>

#if defined __AVX2__
#include <immintrin.h>
#endif

#if defined __AVX512F__
#define LANES 16
#elif defined __AVX2__
#define LANES 8
#else
#define LANES 4
#endif

typedef float  Vec  __attribute__ ((vector_size (4 * LANES)));
typedef gint32 IVec __attribute__ ((vector_size (4 * LANES)));

/* Anywhere in memory. */
typedef float  UnalignedVec __attribute__ ((vector_size (4 * LANES),
                                            aligned (4), may_alias));

static inline Vec
vec_load (const float *from)
{
  return *(const UnalignedVec *) from;
}

static inline void
vec_store (float *to,
           Vec    x)
{
  *(UnalignedVec *) to = x;
}

static inline Vec
vec_all (float x)
{
  return x - (Vec) { 0 };
}

/* Where the lanes of the mask are -1, x; where they are 0, y. */
static inline Vec
vec_select (IVec mask,
            Vec  x,
            Vec  y)
{
  return (Vec) (((IVec) x & mask) | ((IVec) y & ~mask));
}

/* x where it is larger, else y.  Compilers do not make the one instruction of
 * a comparison and a selection. */
static inline Vec
vec_max (Vec x,
         Vec y)
{
#if defined __AVX512F__
  return _mm512_max_ps (x, y);
#elif defined __AVX2__
  return _mm256_max_ps (x, y);
#else
  return vec_select (x > y, x, y);
#endif
}

static inline Vec
vec_min (Vec x,
         Vec y)
{
#if defined __AVX512F__
  return _mm512_min_ps (x, y);
#elif defined __AVX2__
  return _mm256_min_ps (x, y);
#else
  return vec_select (x < y, x, y);
#endif
}

static inline gboolean
vec_any (IVec mask)
{
  gint32 any = 0;

  for (int i = 0; i < LANES; i++)
    any |= mask[i];
  return any != 0;
}

static inline float
vec_sum (Vec x)
{
  float sum = 0;

  for (int i = 0; i < LANES; i++)
    sum += x[i];
  return sum;
}

#endif
