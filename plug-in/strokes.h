/* Painted strokes as hints: any brush will do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef STROKES_H
#define STROKES_H

#include "colorizer.h"

typedef struct _Strokes Strokes;

/* For a photo of this size. */
Strokes * strokes_new     (int            width,
                           int            height);
void      strokes_free    (Strokes       *strokes);

/* Adds n painted pixels, R'G'B'A, of which the first is at (x, y) of the
 * photo; what lies outside of it does not count, nor what is not opaque. */
void      strokes_add_row (Strokes       *strokes,
                           int            x,
                           int            y,
                           int            n,
                           const float   *rgba);

/* A few dots along each stroke, which is what hangs together in a like color:
 * ColorizerHint; free it with g_array_unref(). */
GArray  * strokes_dots    (const Strokes *strokes);

#endif
