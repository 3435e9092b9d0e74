/* The second reading of a photo: the picture in color, computed by libvips
 * strip by strip while it is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COLORED_H
#define COLORED_H

#include "colorizer.h"
#include "picture.h"

typedef struct _Colored Colored;

/* picture: as picture_open() gives it; colors: must outlive this.  progress is
 * called by one of libvips' threads at a time, and may end it.  Takes no
 * reference to anything but the picture.  NULL if memory is short. */
Colored   * colored_new     (VipsImage             *picture,
                             const ColorizerColors *colors,
                             ColorizerProgress      progress,
                             gpointer               data);
void        colored_free    (Colored               *colored);

/* RGB or RGBA, to be read once; has all that the photo had: EXIF, XMP, IPTC,
 * resolution, and its profile if that is of RGB.  Belongs to colored. */
VipsImage * colored_picture (const Colored         *colored);

#endif
