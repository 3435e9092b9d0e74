/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"
#include "input.h"
#include "model.h"
#include "network.h"
#include "scores.h"

ColorizerScores *
colorizer_predict (const ColorizerModel  *model,
                   const ColorizerInput  *input,
                   ColorizerProgress      progress,
                   gpointer               data,
                   GError               **error)
{
  const Network   *network   = model_network (model);
  int              width     = input_width (input);
  int              height    = input_height (input);
  float           *lightness = input_lightness (input);
  float           *values    = network_run (network, lightness, height, width,
                                            progress, data, error);
  ColorizerScores *scores    = NULL;

  g_free (lightness);
  if (values)
    {
      scores = g_new (ColorizerScores, 1);
      scores->outputs = network_outputs (network);
      scores->height = height / NETWORK_GRID;
      scores->width = width / NETWORK_GRID;
      scores->values = values;
    }
  return scores;
}

void
colorizer_scores_free (ColorizerScores *scores)
{
  if (! scores)
    return;
  g_free (scores->values);
  g_free (scores);
}
