/* A photo to measure with.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_PHOTO_H
#define BENCH_PHOTO_H

/* A smooth gray photo, the same each time: [height, width, 4] as in
 * colorizer.h; free it with g_free(). */
float * bench_photo_new       (int          width,
                               int          height);

/* The L of its pixels: [height, width]; free it with g_free(). */
float * bench_photo_lightness (const float *rgba,
                               int          width,
                               int          height);

#endif
