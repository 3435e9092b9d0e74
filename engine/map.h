/* What a layer of the network gives to the next.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef MAP_H
#define MAP_H

#include <glib.h>

#include "kernels.h"

typedef struct
{
  int    channels;
  int    padded;              /* channels, rounded up to a multiple of BLOCK:
                               * the rest is zero.  The network's input has
                               * its one channel only */
  int    height;
  int    width;
  float *values;              /* [height, width, padded] */
} Map;

/* channels rounded up to whole blocks. */
static inline int
map_padded (int channels)
{
  return (channels + BLOCK - 1) / BLOCK * BLOCK;
}

static inline float *
map_pixel (const Map *map,
           int        y,
           int        x)
{
  return map->values + ((gsize) y * map->width + x) * map->padded;
}

#endif
