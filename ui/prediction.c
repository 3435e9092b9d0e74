/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "prediction.h"

#define STEPS 1000                /* of the progress */

struct _Prediction
{
  const ColorizerModel *model;
  const ColorizerInput *input;
  ColorizerSettings     settings;
  GThread              *thread;
  gint                  steps;        /* atomic: done, of STEPS */
  gint                  cancelled;    /* atomic */
  gint                  ended;        /* atomic: what follows is set */
  ColorizerScores      *scores;
  GError               *error;
};

static gboolean
note_progress (double   fraction,
               gpointer data)
{
  Prediction *prediction = data;

  g_atomic_int_set (&prediction->steps, (gint) (fraction * STEPS));
  return ! g_atomic_int_get (&prediction->cancelled);
}

static gpointer
predict (gpointer data)
{
  Prediction *prediction = data;

  prediction->scores = colorizer_predict (prediction->model,
                                          prediction->input,
                                          &prediction->settings, 0,
                                          note_progress, prediction,
                                          &prediction->error);
  g_atomic_int_set (&prediction->ended, TRUE);
  return NULL;
}

Prediction *
prediction_new (const ColorizerModel    *model,
                const ColorizerInput    *input,
                const ColorizerSettings *settings)
{
  Prediction *prediction = g_new0 (Prediction, 1);

  prediction->model = model;
  prediction->input = input;
  prediction->settings = *settings;
  prediction->thread = g_thread_new ("prediction", predict, prediction);
  return prediction;
}

void
prediction_free (Prediction *prediction)
{
  if (! prediction)
    return;
  g_atomic_int_set (&prediction->cancelled, TRUE);
  g_thread_join (prediction->thread);
  colorizer_scores_free (prediction->scores);
  g_clear_error (&prediction->error);
  g_free (prediction);
}

double
prediction_fraction (Prediction *prediction)
{
  return (double) g_atomic_int_get (&prediction->steps) / STEPS;
}

gboolean
prediction_has_ended (Prediction *prediction)
{
  return g_atomic_int_get (&prediction->ended);
}

ColorizerScores *
prediction_take_scores (Prediction  *prediction,
                        GError     **error)
{
  if (prediction->error)
    {
      g_propagate_error (error, prediction->error);
      prediction->error = NULL;
    }
  return g_steal_pointer (&prediction->scores);
}
