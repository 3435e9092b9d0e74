/* From scores to colors, for any points.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DECODE_H
#define DECODE_H

#include "colorizer.h"

/* scores: as those of colorizer_predict(), [points, outputs padded to whole
 * blocks]   a, b: [points] */
void decode_points (int                      outputs,
                    const float             *scores,
                    gsize                    points,
                    const ColorizerSettings *settings,
                    float                   *a,
                    float                   *b);

#endif
