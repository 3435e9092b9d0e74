/* From the network's grid to the photo's pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef ENLARGE_H
#define ENLARGE_H

typedef struct _Enlarger Enlarger;

/* Enlarges planes [plane_height, plane_width] bilinearly to width x height
 * pixels.  The areas coincide: a grid point stands for the middle of its
 * cell, and the edges repeat.  One thread at a time. */
Enlarger * enlarger_new  (int          plane_width,
                          int          plane_height,
                          int          width,
                          int          height);
void       enlarger_free (Enlarger    *enlarger);

/* Row y of a plane enlarged: row [width]. */
void       enlarger_row  (Enlarger    *enlarger,
                          const float *plane,
                          int          y,
                          float       *row);

#endif
