/* Writes a colored picture in the format that the photo had.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SAVE_H
#define SAVE_H

#include "picture.h"

/* Computes the picture while writing it.  descriptor: of an empty file, for
 * reading and writing; stays open.  FALSE if computing or writing fails. */
gboolean save_picture (VipsImage     *picture,
                       PictureFormat  format,
                       int            descriptor);

#endif
