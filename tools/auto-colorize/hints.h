/* The hints of a photo: of the command line, or of a file beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HINTS_H
#define HINTS_H

#include "options.h"

#define HINTS_EXTENSION ".hints"

/* The file that the hints of a photo are in: the command line's or, where that
 * has none, PHOTO.hints beside PHOTO.EXT; NULL where there is none.  Free it
 * with g_free(). */
char   * hints_file (const Options *options,
                     const char    *photo);

/* TRUE where the hints have changed since the result was written. */
gboolean hints_newer (const Options *options,
                      const char    *photo,
                      const char    *result);

/* All hints of a photo of width x height pixels, upright: those of the command
 * line and the file's, as ColorizerHint; free them with g_array_unref().  NULL
 * and one sentence, with file and line, for what is no hint. */
GArray * hints_read (const Options  *options,
                     const char     *photo,
                     int             width,
                     int             height,
                     GError        **error);

#endif
