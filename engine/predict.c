/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "colorizer.h"
#include "input.h"
#include "model.h"
#include "network.h"
#include "scores.h"

ColorizerScores *
colorizer_predict (const ColorizerModel  *model,
                   const ColorizerInput  *input,
                   int                    n_threads,
                   ColorizerProgress      progress,
                   gpointer               data,
                   GError               **error)
{
  float           *lightness = input_lightness (input);
  ColorizerScores *scores    = g_new0 (ColorizerScores, 1);
  gboolean         done;

  scores->outputs = network_outputs (model_network (model));
  done = network_run (model_network (model), lightness, input_height (input),
                      input_width (input), n_threads, progress, data,
                      &scores->map, error);
  g_free (lightness);
  if (! done)
    {
      g_free (scores);
      return NULL;
    }
  return scores;
}

void
colorizer_scores_free (ColorizerScores *scores)
{
  if (! scores)
    return;
  buffer_free (scores->map.values);
  g_free (scores);
}
