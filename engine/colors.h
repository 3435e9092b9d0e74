/* The decoded colours of one photo, on the network's grid.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COLORS_H
#define COLORS_H

#include "colorizer.h"

struct _ColorizerColors
{
  int    height;
  int    width;
  float *a;                   /* [height, width] */
  float *b;                   /* [height, width] */
};

#endif
