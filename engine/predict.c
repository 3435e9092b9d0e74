/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "colorizer.h"
#include "input.h"
#include "model.h"
#include "network.h"
#include "scores.h"

/* A new plane: the mean L of each cell of the map, where width is the input's
 * and each cell stands for NETWORK_GRID x NETWORK_GRID of its pixels. */
static float *
reduced (const float *lightness,
         int          width,
         const Map   *map)
{
  float *means = g_new0 (float, map->height * map->width);

  for (int y = 0; y < map->height * NETWORK_GRID; y++)
    for (int x = 0; x < map->width * NETWORK_GRID; x++)
      means[y / NETWORK_GRID * map->width + x / NETWORK_GRID]
        += lightness[y * width + x] / (NETWORK_GRID * NETWORK_GRID);
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
    scores->lightness = reduced (lightness, input_width (input), &scores->map);
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
