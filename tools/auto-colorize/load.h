/* Opens a photo's file with libvips, if it is of a kind that we read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef LOAD_H
#define LOAD_H

#include <vips/vips.h>

typedef enum
{
  LOAD_JPEG,
  LOAD_PNG,
  LOAD_TIFF,
  LOAD_WEBP,
  LOAD_BMP,
  LOAD_JPEG_2000,
  LOAD_PNM,
  LOAD_KINDS
} LoadKind;

/* Lets libvips use what it has for these kinds; load_kind() sees to it that
 * nothing else gets there. */
void        load_allow (void);

/* By the first bytes of the file.  -1 with an error for another kind, or a
 * file that cannot be read. */
int         load_kind  (const char  *path,
                        GError     **error);

/* To be read once from the top, unless it has to be turned.  page: of a TIFF,
 * counted over all its directories, else 0.  NULL with an error.  Belongs to
 * the caller. */
VipsImage * load_photo (const char  *path,
                        int          page,
                        GError     **error);

#endif
