/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "float16.h"

#define TOO_LARGE       65520.0f     /* rounds to 2^16, which has no half */
#define SMALLEST_NORMAL 0x1p-14f
#define INFINITE        0x7c00

static float
float_of_bits (guint32 bits)
{
  float value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static float
widen (guint16 half)
{
  guint32 sign     = (guint32) (half & 0x8000) << 16;
  guint32 exponent = (half >> 10) & 0x1f;
  guint32 fraction = half & 0x3ff;

  if (exponent == 0)          /* zero or subnormal: fraction * 2^-24 */
    return (sign ? -1.0f : 1.0f) * fraction * 0x1p-24f;
  if (exponent == 31)         /* infinity or not a number */
    return float_of_bits (sign | 0x7f800000 | fraction << 13);
  return float_of_bits (sign | (exponent + 112) << 23 | fraction << 13);
}

void
float16_to_float (const guint16 *halves,
                  float         *floats,
                  gsize          n)
{
  for (gsize i = 0; i < n; i++)
    floats[i] = widen (GUINT16_FROM_LE (halves[i]));
}

void
float32_to_float (const guint32 *words,
                  float         *floats,
                  gsize          n)
{
  for (gsize i = 0; i < n; i++)
    floats[i] = float_of_bits (GUINT32_FROM_LE (words[i]));
}

guint16
float_to_float16 (float number)
{
  guint16 sign = signbit (number) ? 0x8000 : 0;
  int     exponent;
  float   fraction = frexpf (fabsf (number), &exponent);
  guint16 half;

  if (fabsf (number) >= TOO_LARGE)
    half = INFINITE;
  else if (fabsf (number) < SMALLEST_NORMAL)
    half = lrintf (ldexpf (fraction, exponent + 24));
  else    /* a fraction that rounds up to 2048 carries into the exponent */
    half = ((exponent + 13) << 10) + lrintf (ldexpf (fraction, 11));
  return GUINT16_TO_LE (sign | half);
}
