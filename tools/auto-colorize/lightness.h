/* The first reading of a photo: what the network sees of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef LIGHTNESS_H
#define LIGHTNESS_H

#include "colorizer.h"
#include "picture.h"
#include "tone.h"

/* Reads the picture from the top to the bottom.  progress is called after each
 * strip, and may end it.  tone: gets all rows, too, unless it is NULL.
 * *grays_left: how many pixels to look for that are neither black nor white,
 * becomes how many of these were not found.  NULL with an error:
 * COLORIZER_ERROR_CANCELLED, or of a file that is cut off.  Belongs to the
 * caller. */
ColorizerInput * lightness_read (VipsImage             *picture,
                                 const ColorizerModel  *model,
                                 Tone                  *tone,
                                 gsize                 *grays_left,
                                 ColorizerProgress      progress,
                                 gpointer               data,
                                 GError               **error);

#endif
