/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "reduced.h"
#include "vignette.h"

#define USUAL  0.2            /* how much darker the corners may be than the
                               * middle, as a share of its L */
#define GENTLE 0.7            /* of what is more than usual */

/* 0 in the middle, 1 in the corners: the light of a simple lens falls about
 * with the square of the distance. */
static double
distance (int x,
          int y,
          int width,
          int height)
{
  double across = (2 * x + 1.0) / width - 1;
  double down   = (2 * y + 1.0) / height - 1;

  return (across * across + down * down) / 2;
}

/* How much L falls from the middle to the corners, as a share of its L in the
 * middle, both of the regression on that distance. */
static double
find_fall (const float *lightness,
           int          width,
           int          height)
{
  double n = 0, d_sum = 0, l_sum = 0, dd = 0, dl = 0, slope, middle;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        double d = distance (x, y, width, height);
        double l = lightness[y * width + x];

        if (l == REDUCED_UNSEEN)
          continue;
        n++;
        d_sum += d;
        l_sum += l;
        dd += d * d;
        dl += d * l;
      }
  if (n * dd - d_sum * d_sum < 1e-6)
    return 0;
  slope = (n * dl - d_sum * l_sum) / (n * dd - d_sum * d_sum);
  middle = (l_sum - slope * d_sum) / n;
  return middle > 1 ? CLAMP (-slope / middle, 0, 1) : 0;
}

void
vignette_lighten (float *lightness,
                  int    width,
                  int    height)
{
  double fall = GENTLE * (find_fall (lightness, width, height) - USUAL);

  if (fall <= 0)
    return;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        float *l     = lightness + y * width + x;
        double light = 1 - fall * distance (x, y, width, height);

        if (*l != REDUCED_UNSEEN)
          *l = MIN (*l / light, 100);
      }
}
