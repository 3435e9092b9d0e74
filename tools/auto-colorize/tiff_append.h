/* One TIFF's picture as another page of a TIFF.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef TIFF_APPEND_H
#define TIFF_APPEND_H

#include <glib.h>

/* Both are descriptors of complete TIFF files that libvips wrote, in strips,
 * with one picture in from; to is for reading and writing.  The strips are
 * copied as they are.  FALSE if that fails. */
gboolean tiff_append (int from,
                      int to);

#endif
