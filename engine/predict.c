/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "colorizer.h"
#include "guide.h"
#include "input.h"
#include "model.h"
#include "network.h"
#include "scores.h"

/* The mean L for guide_colors(), of the input's, [input_height, input_width]. */
static float *
reduced (const float *lightness,
         const Map   *map)
{
  int    side  = NETWORK_GRID / GUIDE_FINER;      /* of a cell, in the input */
  int    width = GUIDE_FINER * map->width, height = GUIDE_FINER * map->height;
  float *means = g_new0 (float, height * width);

  for (int y = 0; y < height * side; y++)
    for (int x = 0; x < width * side; x++)
      means[y / side * width + x / side]
        += lightness[y * width * side + x] / (side * side);
  return means;
}

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
  if (done)
    scores->lightness = reduced (lightness, &scores->map);
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
  g_free (scores->lightness);
  g_free (scores);
}
