/* Images that the user does not see.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SCRATCH_H
#define SCRATCH_H

#include "handles.h"

/* An empty image of this size with the other one's mode (RGB for INDEXED),
 * precision and color profile, without undo; delete it with
 * gimp_image_delete(). */
Image scratch_new (Image like,
                   int   width,
                   int   height);

#endif
