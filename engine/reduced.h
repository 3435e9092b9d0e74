/* A photo's lightness, averaged over the area of each cell of a grid while its
 * rows pass by.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef REDUCED_H
#define REDUCED_H

#include <glib.h>

#define REDUCED_UNSEEN (-1.0f)    /* the mean where all is transparent */

typedef struct _Reduced Reduced;

/* Of a photo of photo_width x photo_height pixels, to width x height cells,
 * of which there are at most as many.  NULL where there is not enough
 * memory. */
Reduced * reduced_new     (int           photo_width,
                           int           photo_height,
                           int           width,
                           int           height);
void      reduced_free    (Reduced      *reduced);

int       reduced_width   (const Reduced *reduced);
int       reduced_height  (const Reduced *reduced);

/* Adds the photo's next row: its weights, and its L times these. */
void      reduced_add_row (Reduced      *reduced,
                           const float  *light,
                           const float  *weights);

/* L in 0..100, [height, width], once all rows have been added; REDUCED_UNSEEN
 * in cells that are transparent.  Free it with buffer_free(); NULL where there
 * is not enough memory. */
float   * reduced_means   (const Reduced *reduced);

#endif
