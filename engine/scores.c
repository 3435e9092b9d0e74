/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "scores.h"

void
colorizer_scores_free (ColorizerScores *scores)
{
  if (! scores)
    return;
  buffer_free (scores->map.values);
  buffer_free (scores->lightness);
  g_free (scores);
}
