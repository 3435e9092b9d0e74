/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "class_order.h"

#define TOLERANCE 1           /* in units of ab; the bins are 10 apart */

/* The model's class at this ab, -1 where there is none. */
static int
class_at (const float *centers,
          float        a,
          float        b)
{
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    if (fabsf (centers[class] - a) < TOLERANCE
        && fabsf (centers[COLORIZER_CLASSES + class] - b) < TOLERANCE)
      return class;
  return -1;
}

/* As many classes as bins, and no class is near two bins: where every bin has
 * a class, every class has a bin. */
gboolean
class_order_from_centers (const float *centers,
                          int          order[COLORIZER_CLASSES])
{
  float bins[COLORIZER_CLASSES][2];

  colorizer_class_centers (bins);
  for (int i = 0; i < COLORIZER_CLASSES; i++)
    {
      order[i] = class_at (centers, bins[i][0], bins[i][1]);
      if (order[i] < 0)
        return FALSE;
    }
  return TRUE;
}
