/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "class_order.h"

#define TOLERANCE 1           /* in units of ab; the bins are 10 apart */

/* The model's class at this ab, -1 where there is none. */
static int
class_at (const float *centres,
          float        a,
          float        b)
{
  for (int class = 0; class < BINS_COUNT; class++)
    if (fabsf (centres[class] - a) < TOLERANCE
        && fabsf (centres[BINS_COUNT + class] - b) < TOLERANCE)
      return class;
  return -1;
}

/* As many classes as bins, and no class is near two bins: where every bin has
 * a class, every class has a bin. */
gboolean
class_order_from_centres (const float *centres,
                          int          order[BINS_COUNT])
{
  float bins[BINS_COUNT][2];

  bins_centres (bins);
  for (int i = 0; i < BINS_COUNT; i++)
    {
      order[i] = class_at (centres, bins[i][0], bins[i][1]);
      if (order[i] < 0)
        return FALSE;
    }
  return TRUE;
}
