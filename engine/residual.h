/* What the dots still lack of their colors, interpolated.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef RESIDUAL_H
#define RESIDUAL_H

#include "evidence.h"

typedef struct _Residual Residual;

/* Kriging: the covariance of two dots is the affinity of their places, that
 * of a cell and a dot the cell's residual affinity.  NULL where there is not
 * enough memory.  Refers to all of them until it is freed. */
Residual * residual_new  (const Grid    *grid,
                          const Reach   *reach,
                          const Dot     *dots,
                          int            n);
void       residual_free (Residual      *residual);

/* Adds to the colors what the dots lack: [n, 2], which is of no use
 * afterwards.  Those of guide_colors() have the finer cells.  FALSE where there
 * is not enough memory. */
gboolean   residual_add  (const Residual  *residual,
                          float          (*lacking)[2],
                          ColorizerColors *colors);

#endif
