/* The orientation that a photo's XMP repeats from its EXIF.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef XMP_H
#define XMP_H

#include <vips/vips.h>

/* Makes it say that the picture is upright, where it says anything.  The image
 * must be the caller's alone. */
void xmp_set_upright (VipsImage *picture);

#endif
