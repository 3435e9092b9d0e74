/* Which directories of a TIFF are its photos.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A TIFF may hold several pages, and besides them thumbnails, smaller copies
 * (pyramids) and masks: the tag NewSubfileType, or its forerunner
 * SubfileType, tells these apart. */

#ifndef TIFF_PAGES_H
#define TIFF_PAGES_H

#include <glib.h>

/* The numbers (int) of the directories that are pages, empty if there are
 * copies only; NULL for a file that is no TIFF.  Belongs to the caller, who
 * frees it with g_array_unref(). */
GArray * tiff_pages_find (const char *path);

#endif
