/* What the network sees of a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef INPUT_H
#define INPUT_H

#include "colorizer.h"

int     input_width     (const ColorizerInput  *input);
int     input_height    (const ColorizerInput  *input);

/* L in 0..100, [height, width]; free it with buffer_free().
 * Errors: COLORIZER_ERROR_ARGUMENT where rows are missing, _MEMORY. */
float * input_lightness (const ColorizerInput  *input,
                         GError               **error);

#endif
