/* The paper's network (Fig. 2), at any width.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Network is never changed: thread-safe. */

#ifndef NETWORK_H
#define NETWORK_H

#include "colorizer.h"
#include "weights.h"

#define NETWORK_CLASSES    313
#define NETWORK_AB_OUTPUTS 2      /* head of the paper's L2 networks */
#define NETWORK_GRID       4      /* input pixels to a point of the output */

typedef struct _Network Network;

/* Errors: COLORIZER_ERROR_WEIGHTS, COLORIZER_ERROR_MEMORY. */
Network * network_new     (const WeightsFile *file,
                           GError           **error);
void      network_free    (Network           *network);

/* NETWORK_CLASSES, or NETWORK_AB_OUTPUTS. */
int       network_outputs (const Network     *network);

/* lightness: [height, width], L in 0..100, sides multiples of 8.
 * Returns [outputs, height / 4, width / 4]: the classes' scores before the
 * softmax, or ab / 110; free it with g_free().  progress may be NULL.
 * Errors: COLORIZER_ERROR_CANCELLED, COLORIZER_ERROR_MEMORY. */
float   * network_run     (const Network     *network,
                           const float       *lightness,
                           int                height,
                           int                width,
                           ColorizerProgress  progress,
                           gpointer           data,
                           GError           **error);

#endif
