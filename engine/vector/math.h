/* exp2, log2 and pow of vectors, to a few units in the last place: the
 * exponent is split off, a polynomial does the rest.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_MATH_H
#define VECTOR_MATH_H

#include "vector.h"

#define ROUNDER 12582912.0f       /* 1.5 * 2^23: adding it rounds a float */

/* 2^x; x below -126 counts as -126, above 126 as 126. */
static inline Vec
vec_exp2 (Vec x)
{
  Vec whole, part, power;

  x = vec_min (vec_max (x, vec_all (-126)), vec_all (126));
  whole = (x + ROUNDER) - ROUNDER;
  part = x - whole;
  power = vec_all (0.000153458124f);
  power = power * part + 0.00133999309f;
  power = power * part + 0.00961848907f;
  power = power * part + 0.0555032864f;
  power = power * part + 0.240226462f;
  power = power * part + 0.693147182f;
  power = power * part + 1.0f;
  return power * (Vec) ((__builtin_convertvector (whole, IVec) + 127) << 23);
}

/* Of positive normal numbers. */
static inline Vec
vec_log2 (Vec x)
{
  /* The mantissa between the roots of 1/2 and 2. */
  IVec bits     = (IVec) x - 0x3f3504f3;
  IVec exponent = bits >> 23;
  Vec  part     = (Vec) ((bits & 0x7fffff) + 0x3f3504f3) - 1.0f;
  Vec  log      = vec_all (0.129264355f);

  log = log * part - 0.208933905f;
  log = log * part + 0.215212271f;
  log = log * part - 0.238675669f;
  log = log * part + 0.287939101f;
  log = log * part - 0.360716254f;
  log = log * part + 0.480910271f;
  log = log * part - 0.721347213f;
  log = log * part + 1.44269502f;
  return log * part + __builtin_convertvector (exponent, Vec);
}

/* x^power of positive normal numbers. */
static inline Vec
vec_pow (Vec   x,
         float power)
{
  return vec_exp2 (vec_log2 (x) * power);
}

#endif
