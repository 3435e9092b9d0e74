/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "contender.h"

Contender *
contender_new (const char  *name,
               const char  *path,
               int          short_side,
               GError     **error)
{
  ColorizerModel *model = colorizer_model_open (path, error);
  Contender      *contender;

  if (! model)
    return NULL;
  contender = g_new (Contender, 1);
  contender->name = g_strdup (name);
  contender->model = model;
  contender->short_side = short_side;
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
  return ! colorizer_model_has_classes (contender->model);
}

/* On the calling thread: photos are what runs at the same time. */
ColorizerScores *
contender_predict (const Contender          *contender,
                   const Photo              *photo,
                   const ColorizerSettings  *settings,
                   GError                  **error)
{
  ColorizerInput  *input = colorizer_input_new (contender->model,
                                                contender->short_side,
                                                photo->width, photo->height,
                                                error);
  float           *rgba;
  ColorizerScores *scores;

  if (! input)
    return NULL;
  rgba = g_new (float, 4 * photo->width);
  for (int y = 0; y < photo->height; y++)
    {
      photo_row (photo, y, rgba);
      colorizer_input_add_rows (input, rgba, 1);
    }
  scores = colorizer_predict (contender->model, input, settings, 1, NULL, NULL,
                              error);
  colorizer_input_free (input);
  g_free (rgba);
  return scores;
}
