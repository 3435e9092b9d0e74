/* From the network's grid to the photo's pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef ENLARGE_H
#define ENLARGE_H

/* Row y of a plane enlarged bilinearly to width x height pixels.  The areas
 * coincide: a grid point stands for the middle of its cell, and the edges
 * repeat.
 * plane: [plane_height, plane_width]   row: [width]   Thread-safe. */
void enlarge_row (const float *plane,
                  int          plane_width,
                  int          plane_height,
                  int          width,
                  int          height,
                  int          y,
                  float       *row);

#endif
