/* Photos as libvips opens them, made alike: upright, gray or RGB.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libvips and not GEGL, as the plug-in, because it reads and writes in strips
 * of rows and passes on what else is in a file, EXIF, XMP and IPTC; GEGL's
 * load and save operations keep the whole photo and drop these. */

#ifndef PICTURE_H
#define PICTURE_H

#include <vips/vips.h>

typedef enum
{
  PICTURE_JPEG,
  PICTURE_PNG,
  PICTURE_TIFF,
  PICTURE_WEBP
} PictureFormat;

/* An image to be read once, from the top, by one thread: its bands are gray
 * (1), gray and alpha (2), RGB (3) or RGBA (4), as unsigned 8 or 16 bit or as
 * float.  A profile in it fits these.  CMYK, L*a*b* and such have become sRGB.
 *
 * A photo that lies on its side or head is turned: it needs all its pixels
 * for that, and libvips keeps those of large photos in a temporary file.
 *
 * NULL with an error for a file that is no photo, or cannot be read; that it
 * is cut off shows only when its pixels are read.  Belongs to the caller. */
VipsImage     * picture_open   (const char       *path,
                                GError          **error);

PictureFormat   picture_format (VipsImage        *picture);

#endif
