/* What libvips leaves behind of a TIFF: EXIF, GPS, and the texts that say who
 * made it and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef TIFF_TAGS_H
#define TIFF_TAGS_H

#include <glib.h>

/* Copies them from a directory of the photo at path into one of the complete
 * TIFF of a descriptor for reading and writing; the software becomes the mark
 * of the photo's result.  What is damaged in the photo is left out.  FALSE if
 * writing fails. */
gboolean tiff_tags_copy (const char *path,
                         int         from_directory,
                         int         descriptor,
                         int         to_directory);

#endif
