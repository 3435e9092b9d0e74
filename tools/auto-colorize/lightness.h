/* The first reading of a photo: what the network sees of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef LIGHTNESS_H
#define LIGHTNESS_H

#include "colorizer.h"
#include "picture.h"

/* Reads the picture from the top to the bottom.  progress is called after each
 * strip, and may end it.  NULL with an error: COLORIZER_ERROR_CANCELLED, or of
 * a file that is cut off.  Belongs to the caller. */
ColorizerInput * lightness_read (VipsImage             *picture,
                                 const ColorizerModel  *model,
                                 ColorizerProgress      progress,
                                 gpointer               data,
                                 GError               **error);

#endif
