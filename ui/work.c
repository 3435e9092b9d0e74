/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "latency.h"
#include "prediction.h"
#include "work.h"

#define LOOK_MS 40            /* between two looks at the prediction */

struct _Work
{
  const DialogPhoto     *photo;
  WorkChanged            changed;
  gpointer               data;

  ColorizerSettings      settings;
  const ColorizerModel  *model;
  ColorizerInput        *input;       /* once the photo is read */
  Prediction            *prediction;
  ColorizerScores       *scores;      /* once they are predicted */
  ColorizerPlaces       *places;      /* of hints in them, or NULL */
  GError                *problem;
  guint                  source;      /* of the main loop, or 0 */
};

Work *
work_new (const DialogPhoto *photo,
          WorkChanged        changed,
          gpointer           data)
{
  Work *work = g_new0 (Work, 1);

  work->photo = photo;
  work->changed = changed;
  work->data = data;
  return work;
}

static void
forget_scores (Work *work)
{
  g_clear_pointer (&work->places, colorizer_places_free);
  g_clear_pointer (&work->scores, colorizer_scores_free);
}

static void
stop (Work *work)
{
  if (work->source)
    g_source_remove (work->source);
  work->source = 0;
  g_clear_pointer (&work->prediction, prediction_free);
  g_clear_pointer (&work->input, colorizer_input_free);
  forget_scores (work);
  g_clear_error (&work->problem);
}

void
work_free (Work *work)
{
  stop (work);
  g_free (work);
}

static gboolean
look_at_prediction (gpointer data)
{
  Work     *work  = data;
  gboolean  ended = prediction_has_ended (work->prediction);

  if (ended)
    {
      work->source = 0;
      latency_mark ("network");
      work->scores = prediction_take_scores (work->prediction,
                                             &work->problem);
    }
  work->changed (work->data);
  return ended ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
predict (Work *work)
{
  work->prediction = prediction_new (work->model, work->input,
                                     &work->settings);
  work->source = g_timeout_add (LOOK_MS, look_at_prediction, work);
}

static gboolean
read_photo (gpointer data)
{
  Work     *work = data;
  gboolean  read = work->photo->read_more (&work->input, work->photo->data,
                                           &work->problem);

  if (read && ! work->input)
    {
      work->changed (work->data);
      return G_SOURCE_CONTINUE;
    }
  work->source = 0;
  latency_mark ("read");
  if (read)
    predict (work);
  work->changed (work->data);
  return G_SOURCE_REMOVE;
}

void
work_start (Work *work,
            int   weights)
{
  stop (work);
  work->model = work->photo->use_weights (weights, work->photo->data,
                                          &work->problem);
  if (work->model)
    work->source = g_idle_add (read_photo, work);
  work->changed (work->data);
}

void
work_use (Work                    *work,
          const ColorizerSettings *settings)
{
  gboolean other = work->settings.prepare != settings->prepare;

  work->settings = *settings;
  if (! other || ! work->prediction)
    return;
  if (work->source)
    g_source_remove (work->source);
  g_clear_pointer (&work->prediction, prediction_free);
  forget_scores (work);
  g_clear_error (&work->problem);
  predict (work);
  work->changed (work->data);
}

double
work_fraction (const Work *work)
{
  return work->prediction ? prediction_fraction (work->prediction) : 0;
}

const ColorizerScores *
work_scores (const Work *work)
{
  return work->scores;
}

const char *
work_problem (const Work *work)
{
  return work->problem ? work->problem->message : NULL;
}

ColorizerColors *
work_decode (Work                    *work,
             const ColorizerSettings *settings,
             const ColorizerHint     *hints,
             int                      n)
{
  if (! work->scores)
    return NULL;
  if (! work->places && n > 0)
    work->places = colorizer_places_new (work->scores, NULL);
  return colorizer_decode_with_hints (work->scores, settings, hints, n,
                                      work->places, NULL);
}

ColorizerScores *
work_take_scores (Work *work)
{
  g_clear_pointer (&work->places, colorizer_places_free);
  return g_steal_pointer (&work->scores);
}
