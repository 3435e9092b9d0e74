/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "buffer.h"
#include "colorizer.h"
#include "guide.h"
#include "model.h"
#include "network.h"
#include "prepare.h"
#include "scores.h"

/* The mean L for guide_colors(), of the input's, [input_height, input_width];
 * NULL where there is no memory for it. */
static float *
reduced (const float *lightness,
         const Map   *map)
{
  int    side  = NETWORK_GRID / GUIDE_FINER;      /* of a cell, in the input */
  int    width = GUIDE_FINER * map->width, height = GUIDE_FINER * map->height;
  float *means = buffer_new ((gsize) height * width);

  if (! means)
    return NULL;
  memset (means, 0, (gsize) height * width * sizeof (float));
  for (int y = 0; y < height * side; y++)
    for (int x = 0; x < width * side; x++)
      means[y / side * width + x / side]
        += lightness[y * width * side + x] / (side * side);
  return means;
}

static ColorizerScores *
predict (const Network      *network,
         const Prepared     *prepared,
         int                 n_threads,
         ColorizerProgress   progress,
         gpointer            data,
         GError            **error)
{
  ColorizerScores *scores = g_new0 (ColorizerScores, 1);

  scores->outputs = network_outputs (network);
  scores->frame = prepared->frame;
  if (! network_run (network, prepared->seen, prepared->height,
                     prepared->width, n_threads, progress, data, &scores->map,
                     error))
    {
      g_free (scores);
      return NULL;
    }
  scores->lightness = reduced (prepared->lightness, &scores->map);
  if (! scores->lightness)
    {
      buffer_set_error (error);
      colorizer_scores_free (scores);
      return NULL;
    }
  return scores;
}

ColorizerScores *
colorizer_predict (const ColorizerModel     *model,
                   const ColorizerInput     *input,
                   const ColorizerSettings  *settings,
                   int                       n_threads,
                   ColorizerProgress         progress,
                   gpointer                  data,
                   GError                  **error)
{
  Prepared         prepared;
  ColorizerScores *scores;

  g_return_val_if_fail (model && input && settings && n_threads >= 0, NULL);
  if (! prepare (input, settings->prepare, &prepared, error))
    return NULL;
  scores = predict (model_network (model), &prepared, n_threads, progress,
                    data, error);
  prepare_clear (&prepared);
  return scores;
}
