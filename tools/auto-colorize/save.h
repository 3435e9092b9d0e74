/* Writes a colored picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SAVE_H
#define SAVE_H

#include <vips/vips.h>

typedef enum
{
  SAVE_JPEG,
  SAVE_PNG,
  SAVE_TIFF,
  SAVE_WEBP
} SaveFormat;

/* Computes the picture while writing it, with a mark as the result of the
 * photo; in TIFF, that comes with the other tags.  picture: the caller's
 * alone.  descriptor: of an empty file, for reading and writing; stays open.
 * FALSE if computing or writing fails. */
gboolean save_picture   (VipsImage   *picture,
                         SaveFormat   format,
                         const char  *photo,
                         int          descriptor);

/* The sentence for a result that cannot be written in full. */
void     save_set_error (GError     **error);

#endif
