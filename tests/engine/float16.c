/* Every half precision number and what lies between two of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "float16.h"

#define INFINITE 0x7c00
#define NEGATIVE 0x8000

static float
widen (guint16 half)
{
  guint16 little = GUINT16_TO_LE (half);
  float   number;

  float16_to_float (&little, &number, 1);
  return number;
}

static void
check (float   number,
       guint16 half)
{
  g_assert_cmphex (GUINT16_FROM_LE (float_to_float16 (number)), ==, half);
  g_assert_cmphex (GUINT16_FROM_LE (float_to_float16 (-number)), ==,
                   NEGATIVE | half);
}

int
main (void)
{
  for (guint16 half = 0; half < INFINITE; half++)
    {
      float number = widen (half);
      float next   = half + 1 < INFINITE ? widen (half + 1) : 0x1p16f;
      float middle = (number + next) / 2;

      check (number, half);
      check (middle, half + half % 2);
      check (nextafterf (middle, 0), half);
      check (nextafterf (middle, INFINITY), half + 1);
    }
  check (70000, INFINITE);
  check (1e30f, INFINITE);
  check (INFINITY, INFINITE);
  check (0x1p-140f, 0);
  return 0;
}
