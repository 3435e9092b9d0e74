/* The network's output for one photo.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SCORES_H
#define SCORES_H

#include "colorizer.h"
#include "frame.h"
#include "map.h"

struct _ColorizerScores
{
  int    outputs;             /* COLORIZER_CLASSES or NETWORK_AB_OUTPUTS */
  Map    map;                 /* of network_run() */
  float *lightness;           /* [GUIDE_FINER map.height,
                               *  GUIDE_FINER map.width]: the photo's */
  Frame  frame;               /* around what they are of */
};

#endif
