/* What lets the colors follow the photo's edges when they are enlarged.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef GUIDE_H
#define GUIDE_H

#include "colorizer.h"

#define GUIDE_FINER 2         /* how much finer the grid gets */

/* Turns colors whose a and b are set, and which it frees, into colors for
 * enlarging guided by L.  Their grid is finer, GUIDE_FINER times on each axis,
 * and lightness [GUIDE_FINER height, GUIDE_FINER width] is the photo's mean L
 * in its cells.
 * Free the result with colorizer_colors_free(); NULL where there is not enough
 * memory.
 *
 * A color is taken for a linear function of L around each cell, as in He,
 * Sun, Tang: "Guided Image Filtering", ECCV 2010.  That model alone is no
 * better than bilinear enlarging; here it only adds to a cubic enlargement
 * what L has beyond its own, and only as far as L explains the color there:
 *
 *   ab = cubic (ab) + slope (L - cubic (L))
 *
 * This is done once for the finer grid, whose colors then get back what they
 * lack of the given ones on average, and once by the Enlarger.
 * tools/evaluate-enlarge measures what it is worth. */
ColorizerColors * guide_colors    (ColorizerColors *colors,
                                   const float     *lightness);

/* The mean of the finer cells of one cell of a grid of that width. */
float             guide_cell_mean (const float     *finer,
                                   int              width,
                                   int              cell);

#endif
