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

struct _Enlarger
{
  int      plane_width;
  int      plane_height;
  int      width;
  int      height;
  Between *columns;           /* [width] */
  float   *blended;           /* [plane_width]: two rows of cells as one */
};

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

Enlarger *
enlarger_new (int plane_width,
              int plane_height,
              int width,
              int height)
{
  Enlarger *enlarger = g_new (Enlarger, 1);

  enlarger->plane_width = plane_width;
  enlarger->plane_height = plane_height;
  enlarger->width = width;
  enlarger->height = height;
  enlarger->columns = g_new (Between, width);
  enlarger->blended = g_new (float, plane_width);
  for (int x = 0; x < width; x++)
    enlarger->columns[x] = between (x, width, plane_width);
  return enlarger;
}

void
enlarger_free (Enlarger *enlarger)
{
  if (! enlarger)
    return;
  g_free (enlarger->columns);
  g_free (enlarger->blended);
  g_free (enlarger);
}

void
enlarger_row (Enlarger    *enlarger,
              const float *plane,
              int          y,
              float       *row)
{
  Between      v       = between (y, enlarger->height,
                                  enlarger->plane_height);
  const float *upper   = plane + v.first * enlarger->plane_width;
  const float *lower   = plane + v.second * enlarger->plane_width;
  float       *blended = enlarger->blended;

  for (int i = 0; i < enlarger->plane_width; i++)
    blended[i] = upper[i] + v.share * (lower[i] - upper[i]);
  for (int x = 0; x < enlarger->width; x++)
    {
      Between h = enlarger->columns[x];

      row[x] = blended[h.first]
               + h.share * (blended[h.second] - blended[h.first]);
    }
}
