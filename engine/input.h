/* What is kept of a photo for the network.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef INPUT_H
#define INPUT_H

#include "colorizer.h"
#include "reduced.h"

/* COLORIZER_ERROR_ARGUMENT where rows are missing. */
gboolean        input_is_complete  (const ColorizerInput  *input,
                                    GError               **error);

int             input_short_side   (const ColorizerInput  *input);

/* Of the photo: width / height. */
double          input_aspect       (const ColorizerInput  *input);

/* The photo at the size of the network's input, and a few times finer. */
const Reduced * input_seen         (const ColorizerInput  *input);
const Reduced * input_fine         (const ColorizerInput  *input);

/* The size of the network's input for a photo of these proportions: multiples
 * of 8. */
void            input_network_size (double                 width,
                                    double                 height,
                                    int                    short_side,
                                    int                   *network_width,
                                    int                   *network_height);

#endif
