/* The paper's network (Fig. 2), at any width.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Network is never changed: thread-safe. */

#ifndef NETWORK_H
#define NETWORK_H

#include "colorizer.h"
#include "kernels.h"
#include "map.h"
#include "weights.h"

#define NETWORK_AB_OUTPUTS 2      /* head of the paper's L2 networks */
#define NETWORK_GRID       4      /* input pixels to a point of the output */

typedef struct _Network Network;

/* file must stay open as long as the network is used.
 * Errors: COLORIZER_ERROR_WEIGHTS. */
Network * network_new     (const WeightsFile  *file,
                           const Kernels      *kernels,
                           GError            **error);
void      network_free    (Network            *network);

/* COLORIZER_CLASSES, or NETWORK_AB_OUTPUTS. */
int       network_outputs (const Network      *network);

/* What colorizer_model_layers() gives. */
GArray  * network_layers  (const Network      *network,
                           int                 height,
                           int                 width);

/* lightness: [height, width], L in 0..100, sides multiples of 8.
 * scores:    becomes [height / 4, width / 4, outputs padded to whole blocks]:
 *            the classes' scores before the softmax, and in what pads them
 *            scores that no class has; or ab / 110.  Free its values with
 *            buffer_free().
 * n_threads: 0 is one a core.  The scores do not depend on it.
 * progress:  NULL, or told the share of the operations done, at the end of
 *            each layer, and the same again several times a second.
 * Errors: COLORIZER_ERROR_CANCELLED, COLORIZER_ERROR_MEMORY. */
gboolean  network_run     (const Network      *network,
                           const float        *lightness,
                           int                 height,
                           int                 width,
                           int                 n_threads,
                           ColorizerProgress   progress,
                           gpointer            data,
                           Map                *scores,
                           GError            **error);

#endif
