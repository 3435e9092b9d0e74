/* The pixels of a layer as sRGB floats, whatever its precision and the image's
 * color profile, which is applied here as GIMP itself does, and as the user
 * sees them: with the layer's filters.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PIXELS_H
#define PIXELS_H

#include "handles.h"

typedef struct _Pixels Pixels;

/* Opens a drawable's pixels.  Close with pixels_free(), which also writes what
 * is still on the way. */
Pixels * pixels_new        (Drawable drawable);
void     pixels_free       (Pixels  *pixels);

int      pixels_width      (const Pixels *pixels);
int      pixels_height     (const Pixels *pixels);
gboolean pixels_have_alpha (const Pixels *pixels);

/* Where they are in the image; filters may have moved the edges. */
void     pixels_offsets    (const Pixels *pixels,
                            int          *x,
                            int          *y);

/* Rows y .. y + n_rows - 1 in the layer's own numbers, stride bytes apart, of
 * which a row takes up to pixels_row_size(). */
gsize    pixels_row_size   (const Pixels *pixels);
void     pixels_get_rows   (Pixels       *pixels,
                            int           y,
                            int           n_rows,
                            void         *raw,
                            gsize         stride);
void     pixels_set_rows   (Pixels       *pixels,
                            int           y,
                            int           n_rows,
                            const void   *raw,
                            gsize         stride);

/* n pixels of such a row as R'G'B'A, alpha 1 where the drawable has none.  In
 * any thread, also in several at once. */
void     pixels_decode     (const Pixels *pixels,
                            const void   *raw,
                            gsize         n,
                            float        *rgba);

/* Of a drawable that is not gray. */
void     pixels_encode     (const Pixels *pixels,
                            const float  *rgba,
                            gsize         n,
                            void         *raw);

/* Of all of it times scale, at most 1, the part that begins at x and y:
 * R'G'B'A, [n_rows, n_columns]. */
void     pixels_read_part  (Pixels  *pixels,
                            double   scale,
                            int      x,
                            int      y,
                            int      n_columns,
                            int      n_rows,
                            float   *rgba);

#endif
