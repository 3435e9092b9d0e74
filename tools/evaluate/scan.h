/* A photo as an old scan shows it: gray, and spoiled in one of some ways.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SCAN_H
#define SCAN_H

#include "photo.h"

#define SCAN_WAYS 21

/* R'G'B'A, with a border of so many pixels. */
typedef struct
{
  int    width;
  int    height;
  int    border;
  float *rgba;                /* [height, width, 4]; free it with g_free() */
} Scan;

/* way: 0 .. SCAN_WAYS - 1; 0 is the photo as it is */
const char * scan_way_name (int way);

/* The same each time.
 * lab: the photo's planes, of photo_lab() */
Scan         scan_of_photo (const Photo *photo,
                            const float *lab,
                            int          way);

#endif
