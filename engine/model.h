/* An opened weights file.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef MODEL_H
#define MODEL_H

#include "colorizer.h"
#include "network.h"

const Network * model_network (const ColorizerModel *model);

#endif
