/* The network's grid, and the finer one of L, as the hints' kernels see them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef GRID_H
#define GRID_H

#include "colorizer.h"

typedef struct
{
  int    width;
  int    height;
  int    n;                       /* all, rounded up to blocks */
  float *x, *y, *l;               /* [n]: in short sides, and L */
} Cells;

typedef struct
{
  const ColorizerScores *scores;
  Cells                  cells;
  Cells                  finer;   /* of scores->lightness */
} Grid;

/* FALSE where there is not enough memory. */
gboolean grid_init  (Grid                  *grid,
                     const ColorizerScores *scores);
void     grid_clear (Grid                  *grid);

#endif
