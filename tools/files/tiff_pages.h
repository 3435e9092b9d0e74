/* Which directories of a TIFF are its photos.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A TIFF may hold several pages, and besides them thumbnails, smaller copies
 * (pyramids) and masks: the tag NewSubfileType tells these apart. */

#ifndef TIFF_PAGES_H
#define TIFF_PAGES_H

#include <glib.h>

/* The numbers (int) of the directories that are pages, empty if there are
 * copies only; NULL for a file that is no TIFF.  Belongs to the caller, who
 * frees it with g_array_unref(). */
GArray * tiff_pages_find (const char *path);

/* Why libvips does not read the numbers of a directory, as a sentence for the
 * user: it knows 64-bit floats no more than 12-bit integers.  NULL if that is
 * not the reason, or the file no TIFF.  Belongs to the caller. */
char   * tiff_unread_numbers (const char *path,
                              int         directory);

#endif
