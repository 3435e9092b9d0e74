/* What the network sees of a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef INPUT_H
#define INPUT_H

#include "colorizer.h"

int     input_width     (const ColorizerInput *input);
int     input_height    (const ColorizerInput *input);

/* L in 0..100, [height, width], once all rows have been added; free it with
 * buffer_free().  NULL where there is not enough memory. */
float * input_lightness (const ColorizerInput *input);

#endif
