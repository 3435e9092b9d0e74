/* A color photo in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Photo is never changed: thread-safe. */

#ifndef PHOTO_H
#define PHOTO_H

#include <glib.h>

#include "colorizer.h"

typedef struct
{
  int     width;
  int     height;
  guint8 *rgb;                /* [height, width, 3], taken to be sRGB */
} Photo;

/* Decodes a photo's file, on white where it is transparent, turned as its
 * EXIF says, and reduces its short side to short_side pixels: 0 leaves it.
 * name: for messages. */
Photo * photo_decode  (GBytes       *file,
                       const char   *name,
                       int           short_side,
                       GError      **error);
void    photo_free    (Photo        *photo);

/* A copy whose longer side is at most longest pixels. */
Photo * photo_reduce  (const Photo  *photo,
                       int           longest,
                       GError      **error);

/* A copy with the photo's own L in these colors, as the user gets it. */
Photo * photo_color   (const Photo           *photo,
                       const ColorizerColors *colors);

/* Row y as in colorizer.h: [width, 4]. */
void    photo_row     (const Photo  *photo,
                       int           y,
                       float        *rgba);

/* The planes of its L, a and b: [3, height, width]; free them with
 * g_free(). */
float * photo_lab     (const Photo  *photo);

#endif
