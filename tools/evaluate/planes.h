/* A photo as L, a and b.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PLANES_H
#define PLANES_H

#include <glib.h>

#include "photo.h"

enum
{
  PLANE_L,
  PLANE_A,
  PLANE_B,
  N_PLANES
};

typedef struct
{
  int    width;
  int    height;
  float *values[N_PLANES];    /* [height, width] each */
} Planes;

Planes * planes_of_photo (const Photo  *photo);

/* The means of factor x factor pixels; what is left at the right and the
 * bottom is cut off. */
Planes * planes_reduce   (const Planes *planes,
                          int           factor);
void     planes_free     (Planes       *planes);

/* The first pixels of each axis, so that they are whole cells of factor. */
Planes * planes_crop     (const Planes *planes,
                          int           factor);

/* The size of Sobel's gradient of some of the planes, first .. last, together:
 * [height, width]; free it with g_free(). */
float  * planes_gradient (const Planes *planes,
                          int           first,
                          int           last);

#endif
