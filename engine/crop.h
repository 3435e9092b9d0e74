/* A part of a grid, averaged to another grid.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CROP_H
#define CROP_H

/* From left and top to right and bottom, in cells, also parts of one. */
typedef struct
{
  const float *cells;         /* [grid_height, grid_width]: L, or
                               * REDUCED_UNSEEN */
  int          grid_width;
  int          grid_height;
  double       left, top, right, bottom;
} Crop;

/* Its means, [height, width]; REDUCED_UNSEEN where nothing is known.  Free
 * them with buffer_free(); NULL where there is not enough memory. */
float * crop_average (const Crop *crop,
                      int         width,
                      int         height);

#endif
