/* One page of a photo's file: read, predict, decode, read again and write in
 * color.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PAGE_H
#define PAGE_H

#include "colorize.h"

/* Writes a page of the photo at path in color to the empty file of the
 * descriptor.  format: of that file.  page: as in load_photo().  from, to:
 * its part of the progress.  FALSE with an error as in colorize_photo(). */
gboolean page_colorize (const char        *path,
                        int                page,
                        SaveFormat         format,
                        int                descriptor,
                        const Colorizing  *how,
                        double             from,
                        double             to,
                        GError           **error);

#endif
