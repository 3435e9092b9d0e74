/* An opened weights file: the network and what it was trained for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef MODEL_H
#define MODEL_H

#include "colorizer.h"
#include "network.h"

/* Short side of the network's input, a multiple of 8. */
int             model_short_side (const ColorizerModel *model);

const Network * model_network    (const ColorizerModel *model);

#endif
