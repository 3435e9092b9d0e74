/* Colors' way out: colors -> new layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef RESULT_H
#define RESULT_H

#include "handles.h"
#include "span.h"

#include "colorizer.h"

/* Adds a layer with the photo's own L and its colors for each of n photos, the
 * layers of one image, right above the layers `below`, which may be the
 * photos themselves; of the mode Normal or LCh Color; with the photo's
 * offsets, alpha and mask; a selection hides in that mask what is not
 * selected.  The image becomes RGB, and is touched once all n are complete.
 * One undo step.
 * hints: text to keep with the first photo, or NULL
 * Sets results[n].  FALSE on failure, with no layer added. */
gboolean result_add (const Layer            *photos,
                     const Layer            *below,
                     ColorizerColors *const *colors,
                     int                     n,
                     GimpLayerMode           mode,
                     const char             *hints,
                     Span                    span,
                     Layer                  *results,
                     GError                **error);

#endif
