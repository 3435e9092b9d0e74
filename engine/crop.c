/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "crop.h"
#include "reduced.h"

static double
overlap (double from,
         double to,
         int    cell)
{
  return MAX (MIN (to, cell + 1) - MAX (from, cell), 0);
}

static float
mean_of (const Crop *crop,
         double      left,
         double      top,
         double      right,
         double      bottom)
{
  double sum = 0, weights = 0;

  for (int y = top; y < bottom && y < crop->grid_height; y++)
    for (int x = left; x < right && x < crop->grid_width; x++)
      {
        float  l      = crop->cells[y * crop->grid_width + x];
        double weight = overlap (left, right, x) * overlap (top, bottom, y);

        if (l == REDUCED_UNSEEN)
          continue;
        sum += weight * l;
        weights += weight;
      }
  return weights > 1e-6 ? sum / weights : REDUCED_UNSEEN;
}

float *
crop_average (const Crop *crop,
              int         width,
              int         height)
{
  double  step_x = (crop->right - crop->left) / width;
  double  step_y = (crop->bottom - crop->top) / height;
  float  *means  = buffer_new ((gsize) width * height);

  for (int y = 0; means && y < height; y++)
    for (int x = 0; x < width; x++)
      means[y * width + x] = mean_of (crop,
                                      crop->left + x * step_x,
                                      crop->top + y * step_y,
                                      crop->left + (x + 1) * step_x,
                                      crop->top + (y + 1) * step_y);
  return means;
}
