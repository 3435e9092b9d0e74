/* Distances along which L changes little.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DETOUR_H
#define DETOUR_H

#include "affinity.h"

/* Sets the evidence of n places to the distances of the cells: of the shortest
 * way on the grid, on which a step of L counts as distance, too.  FALSE where
 * there is not enough memory. */
gboolean detour_find (const Grid *grid,
                      Place     **places,
                      int         n);

#endif
