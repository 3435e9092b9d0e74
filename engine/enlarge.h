/* From the network's grid to the photo's pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef ENLARGE_H
#define ENLARGE_H

#include "colorizer.h"

typedef struct _Enlarger Enlarger;

/* Enlarges colors to width x height pixels, of which columns x .. x + n - 1
 * are wanted: bilinearly or, where
 * guide_colors() has prepared them, guided by the photo's L.  The areas
 * coincide: a grid point stands for the middle of its cell, and the edges
 * repeat.  Refers to colors until it is freed.  One thread at a time. */
Enlarger * enlarger_new  (const ColorizerColors *colors,
                          int                    width,
                          int                    height,
                          int                    x,
                          int                    n);
void       enlarger_free (Enlarger              *enlarger);

/* Row y of the colors: a, b [n] for the photo's lightness [n].
 * Quickest where each y is the last one's or the next. */
void       enlarger_row  (Enlarger              *enlarger,
                          int                    y,
                          const float           *lightness,
                          float                 *a,
                          float                 *b);

/* The color of one point of what is within the frame, x and y in 0..1, for the
 * photo's lightness there. */
void       enlarge_point (const ColorizerColors *colors,
                          double                 x,
                          double                 y,
                          float                  lightness,
                          float                  ab[2]);

#endif
