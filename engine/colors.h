/* The decoded colors of one photo, on the network's grid.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COLORS_H
#define COLORS_H

#include "colorizer.h"
#include "frame.h"

/* All planes are [height, width]. */
struct _ColorizerColors
{
  int    height;
  int    width;
  float *a;
  float *b;
  float *l;                   /* the photo's own L, or NULL: what follows is
                               * there only for enlarging guided by it */
  float *slope_a;             /* how much of a comes with a step of L */
  float *slope_b;
  Frame  frame;               /* of the photo: outside there is no color */
};

/* New ones, not initialized; l and the slopes only where guided.  NULL where
 * there is not enough memory. */
ColorizerColors * colors_new (int      height,
                              int      width,
                              gboolean guided);

#endif
