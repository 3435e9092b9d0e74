/* The new layer's mask.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef MASK_H
#define MASK_H

#include "handles.h"

/* A mask for result, a layer in the photo's place that need not be in the
 * image yet: it shows what the photo's own mask shows and what is
 * selected.  NONE where nothing hides any of the photo.  It belongs to nobody
 * until it is added to the layer. */
Mask mask_new (Layer photo,
               Layer result);

/* How much of a photo's colors will be seen through that mask, 0..1, in a part
 * of the photo times scale: [part->height, part->width]. */
void mask_shown (Layer                photo,
                 double               scale,
                 const GeglRectangle *part,
                 float               *shown);

#endif
