/* A layer's way in and out: layer -> L for the network, and colours -> a new
 * layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PHOTO_H
#define PHOTO_H

#include <libgimp/gimp.h>

#include "colorizer.h"

/* Reads all of a layer.  Free the result with colorizer_input_free(). */
ColorizerInput * photo_read          (gint32                 layer,
                                      const ColorizerModel  *model);

/* Adds a layer with the photo's own L and the colours right above the photo's
 * layer, with its offsets and alpha; a selection becomes its mask.  The image
 * becomes RGB.  One undo step.  Returns the new layer, -1 on failure. */
gint32           photo_add_colorized (gint32                 layer,
                                      const ColorizerColors *colors);

#endif
