/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <unistd.h>

#include <glib/gstdio.h>

#include "../bench/weights.h"
#include "contender.h"
#include "model.h"

/* Opens a copy of the file that says another short side. */
static ColorizerModel *
open_resized (const char  *path,
              int          short_side,
              GError     **error)
{
  ColorizerModel *model = NULL;
  char           *copy  = NULL;
  int             file  = g_file_open_tmp ("evaluate-XXXXXX", &copy, error);

  if (file < 0)
    return NULL;
  close (file);
  if (bench_weights_copy (path, copy, short_side, error))
    model = colorizer_model_open (copy, error);
  g_remove (copy);
  g_free (copy);
  return model;
}

Contender *
contender_new (const char  *name,
               const char  *path,
               int          short_side,
               GError     **error)
{
  ColorizerModel *model = short_side > 0
                          ? open_resized (path, short_side, error)
                          : colorizer_model_open (path, error);
  Contender      *contender;

  if (! model)
    return NULL;
  contender = g_new (Contender, 1);
  contender->name = g_strdup (name);
  contender->model = model;
  return contender;
}

void
contender_free (Contender *contender)
{
  if (! contender)
    return;
  colorizer_model_free (contender->model);
  g_free (contender->name);
  g_free (contender);
}

gboolean
contender_decoded (const Contender *contender)
{
  return network_outputs (model_network (contender->model))
         == NETWORK_AB_OUTPUTS;
}

/* On the calling thread: photos are what runs at the same time. */
ColorizerScores *
contender_predict (const Contender  *contender,
                   const Photo      *photo,
                   GError          **error)
{
  ColorizerInput  *input = colorizer_input_new (contender->model,
                                                photo->width, photo->height);
  float           *rgba  = g_new (float, 4 * photo->width);
  ColorizerScores *scores;

  for (int y = 0; y < photo->height; y++)
    {
      photo_row (photo, y, rgba);
      colorizer_input_add_rows (input, rgba, 1);
    }
  scores = colorizer_predict (contender->model, input, 1, NULL, NULL, error);
  colorizer_input_free (input);
  g_free (rgba);
  return scores;
}
