/* Segments of like true color: Felzenszwalb, Huttenlocher: "Efficient
 * Graph-Based Image Segmentation", IJCV 2004.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SEGMENTS_H
#define SEGMENTS_H

#include "photo.h"

/* The segment of each pixel, [height, width], as the index of one of its
 * pixels; free it with g_free(). */
int   * segments_find     (const Photo *photo);

/* How far each pixel is from the nearest one that is not in the segment, or,
 * outside of it, from the segment: in pixels, about as the Euclidean distance.
 * [height, width]; free it with g_free(). */
float * segments_distance (const int   *segments,
                           int          width,
                           int          height,
                           int          segment,
                           gboolean     outside);

#endif
