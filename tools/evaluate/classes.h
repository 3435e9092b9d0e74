/* The class of a color: the nearest of the 313 bins.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CLASSES_H
#define CLASSES_H

#include "colorizer.h"

#define CLASSES_STEP 10       /* of the bins' grid */
#define CLASSES_FROM (-110)   /* the grid's least a and b */
#define CLASSES_SIDE 23       /* of the grid: -110, -100, .. 110 */

/* A color without its lightness. */
typedef struct
{
  float a;
  float b;
} Ab;

/* Never changed once made: thread-safe. */
typedef struct
{
  float centers[COLORIZER_CLASSES][2];
  short at[CLASSES_SIDE][CLASSES_SIDE];   /* by a, b; -1: no bin */
} Classes;

void classes_init    (Classes       *classes);

/* Any finite ab. */
int  classes_nearest (const Classes *classes,
                      Ab             ab);

#endif
