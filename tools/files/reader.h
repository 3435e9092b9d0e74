/* Who reads a photo rightly.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef READER_H
#define READER_H

#include <glib.h>

/* Whether GIMP's own loader would show the photo as it is.  It puts the pages
 * and thumbnails of a TIFF on top of each other, reads some of its color
 * models and number formats wrongly, and what has one bit a pixel needs more
 * of them to be in color. */
gboolean reader_is_gimp (const char *path);

#endif
