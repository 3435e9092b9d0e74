/* What lets the colours follow the photo's edges when they are enlarged.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef GUIDE_H
#define GUIDE_H

#include "colorizer.h"

/* Prepares colors, whose a and b are set, for enlarging guided by L:
 * lightness [height, width] is the mean L of each cell of their grid.
 *
 * A colour is taken for a linear function of L around each cell, as in He,
 * Sun, Tang: "Guided Image Filtering", ECCV 2010.  That model alone is no
 * better than bilinear enlarging; here it only adds to a cubic enlargement
 * what L has beyond its own, and only as far as L explains the colour there:
 *
 *   ab = cubic (ab) + slope (L - cubic (L)) */
void guide_colors (ColorizerColors *colors,
                   const float     *lightness);

#endif
