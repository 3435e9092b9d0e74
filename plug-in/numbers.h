/* A buffer's pixels as floats.  Numbers of 8 and 16 bits are converted here:
 * for these babl would search for a conversion, and make tables of 268 MB,
 * which takes longer than the network.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef NUMBERS_H
#define NUMBERS_H

#include <gegl.h>

/* How the numbers that come from a buffer become floats: only their type
 * changes, gray may become three colors, and alpha may come or go.  What is
 * more than that, babl does on the way from the buffer, and to it. */
typedef struct
{
  const Babl *format;           /* to ask the buffer for, and to give it */
  gboolean    floats;           /* it is that of the floats: babl's work */
  gboolean    wide;             /* 16 bits, not 8 */
  gboolean    gray;             /* which is three times in the floats */
  int         n_colors;         /* in the buffer */
  gboolean    alpha;            /* the buffer has it */
  gboolean    float_alpha;      /* the floats have it */
} Numbers;

/* own: the buffer's format   floats: one of float */
Numbers numbers_of       (const Babl          *own,
                          const Babl          *floats);

/* n pixels, in any thread. */
void    numbers_to_float (const Numbers       *numbers,
                          const void          *raw,
                          gsize                n,
                          float               *floats);

/* Not of gray that is three times in the floats. */
void    numbers_of_float (const Numbers       *numbers,
                          const float         *floats,
                          gsize                n,
                          void                *raw);

/* The part of the buffer times scale, [height, width, components of format];
 * format is one of float. */
void    numbers_get      (GeglBuffer          *buffer,
                          const GeglRectangle *part,
                          double               scale,
                          const Babl          *format,
                          float               *floats,
                          GeglAbyssPolicy      outside);

void    numbers_set      (GeglBuffer          *buffer,
                          const GeglRectangle *part,
                          const Babl          *format,
                          const float         *floats);

#endif
