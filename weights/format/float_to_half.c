/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "float_to_half.h"

#define TOO_LARGE       65520.0f     /* rounds to 2^16, which has no half */
#define SMALLEST_NORMAL 0x1p-14f
#define INFINITE        0x7c00

guint16
float_to_half (float number)
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
