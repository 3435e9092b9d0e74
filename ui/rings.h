/* Dots as they are drawn: rings that are seen on light and dark, each filled
 * with its color.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef RINGS_H
#define RINGS_H

#include <glib.h>

#include "colorizer.h"

#define RING_RADIUS 9         /* pixels */

/* Draws a hint at x and y of a picture, RGBA, [height, width]. */
void rings_draw  (guchar              *rgba,
                  int                  width,
                  int                  height,
                  double               x,
                  double               y,
                  const ColorizerHint *hint,
                  gboolean             selected);

/* A hint's color as a sign for it: at this L, but neither too dark nor too
 * light to be told from others. */
void rings_color (const ColorizerHint *hint,
                  float                lightness,
                  guchar               rgb[3]);

#endif
