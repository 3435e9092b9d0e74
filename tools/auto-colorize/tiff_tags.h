/* What libvips leaves behind of a TIFF: EXIF, GPS, and the texts that say who
 * made it, when and with what.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef TIFF_TAGS_H
#define TIFF_TAGS_H

#include <glib.h>

/* Copies them from the photo at path into the complete TIFF of a descriptor
 * for reading and writing.  What is damaged in the photo is left out.  FALSE
 * if writing fails. */
gboolean tiff_tags_copy (const char *path,
                         int         descriptor);

#endif
