/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <glib.h>

#include "enlarge.h"

/* The two cells around a pixel, and the share of the second. */
typedef struct
{
  int   first;
  int   second;
  float share;
} Between;

static Between
between (int pixel,
         int pixels,
         int cells)
{
  double  at    = (pixel + 0.5) * cells / pixels - 0.5;
  int     first = floor (at);
  Between result;

  result.first = CLAMP (first, 0, cells - 1);
  result.second = CLAMP (first + 1, 0, cells - 1);
  result.share = at - first;
  return result;
}

void
enlarge_row (const float *plane,
             int          plane_width,
             int          plane_height,
             int          width,
             int          height,
             int          y,
             float       *row)
{
  Between      v     = between (y, height, plane_height);
  const float *upper = plane + v.first * plane_width;
  const float *lower = plane + v.second * plane_width;

  for (int x = 0; x < width; x++)
    {
      Between h = between (x, width, plane_width);
      float   left  = upper[h.first]
                      + v.share * (lower[h.first] - upper[h.first]);
      float   right = upper[h.second]
                      + v.share * (lower[h.second] - upper[h.second]);

      row[x] = left + h.share * (right - left);
    }
}
