/* Photos as libvips opens them, made alike: upright, gray or RGB.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libvips and not GEGL, as the plug-in, because it reads and writes in strips
 * of rows and passes on what else is in a file, EXIF, XMP and IPTC; GEGL's
 * load and save operations keep the whole photo and drop these. */

#ifndef PICTURE_H
#define PICTURE_H

#include <vips/vips.h>

/* How to look at a photo. */
typedef struct
{
  int      page;                /* of a TIFF, as in load_photo() */
  double   white;               /* of float numbers: what stands for white */
  gboolean smooth;              /* black and white dots are to be grays */
} PictureView;

/* As a photo is looked at first: finds out what is its white.  FALSE with an
 * error. */
gboolean    picture_view_new (const char         *path,
                              int                 page,
                              PictureView        *view,
                              GError            **error);

/* An image to be read once, from the top, by one thread: its bands are gray
 * (1), gray and alpha (2), RGB (3) or RGBA (4), as unsigned 8 or 16 bit or as
 * float.  A profile in it fits these.  CMYK, L*a*b* and such have become sRGB.
 *
 * A photo that lies on its side or head is turned: it needs all its pixels
 * for that, and libvips keeps those of large photos in a temporary file.
 *
 * NULL with an error for a file that is no photo, or cannot be read; that it
 * is cut off shows only when its pixels are read.  Belongs to the caller. */
VipsImage * picture_open     (const char         *path,
                              const PictureView  *view,
                              GError            **error);

#endif
