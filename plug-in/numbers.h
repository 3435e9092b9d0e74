/* A buffer's pixels as floats.  Numbers of 8 and 16 bits are converted here:
 * for these babl would search for a conversion, and make tables of 268 MB,
 * which takes longer than the network.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef NUMBERS_H
#define NUMBERS_H

#include <gegl.h>

/* The part of the buffer times scale, [height, width, components of format];
 * format is one of float. */
void numbers_get (GeglBuffer          *buffer,
                  const GeglRectangle *part,
                  double               scale,
                  const Babl          *format,
                  float               *floats,
                  GeglAbyssPolicy      outside);

void numbers_set (GeglBuffer          *buffer,
                  const GeglRectangle *part,
                  const Babl          *format,
                  const float         *floats);

#endif
