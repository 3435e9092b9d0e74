/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "another.h"
#include "colorizer.h"
#include "evaluation.h"
#include "tint.h"

/* What has been counted so far. */
typedef struct
{
  Tally  *gray;
  Tally  *random;
  Tint   *tint;
  Tally **predicted;          /* [contenders, settings] */
} Tallies;

/* One of the threads that color photos. */
typedef struct
{
  const Evaluation *evaluation;
  int              *next;     /* the first photo that no thread has taken */
  Tallies           tallies;
  GError           *error;
} Worker;

static guint
count_predicted (const Evaluation *evaluation)
{
  return evaluation->contenders->len * evaluation->settings->len;
}

/* A network that has already decoded has one setting. */
static guint
count_settings (const Evaluation *evaluation,
                const Contender  *contender)
{
  return contender_decoded (contender) ? 1 : evaluation->settings->len;
}

static void
tallies_init (Tallies          *tallies,
              const Evaluation *evaluation)
{
  guint n = count_predicted (evaluation);

  tallies->gray = tally_new ();
  tallies->random = tally_new ();
  tallies->tint = tint_new ();
  tallies->predicted = g_new (Tally *, n);
  for (guint i = 0; i < n; i++)
    tallies->predicted[i] = tally_new ();
}

static void
tallies_clear (Tallies          *tallies,
               const Evaluation *evaluation)
{
  tally_free (tallies->gray);
  tally_free (tallies->random);
  tint_free (tallies->tint);
  for (guint i = 0; i < count_predicted (evaluation); i++)
    tally_free (tallies->predicted[i]);
  g_free (tallies->predicted);
}

static void
tallies_merge (Tallies          *tallies,
               const Tallies    *other,
               const Evaluation *evaluation)
{
  tally_merge (tallies->gray, other->gray);
  tally_merge (tallies->random, other->random);
  tint_merge (tallies->tint, other->tint);
  for (guint i = 0; i < count_predicted (evaluation); i++)
    tally_merge (tallies->predicted[i], other->predicted[i]);
}

static Photo *
read_photo (const Evaluation  *evaluation,
            guint              index,
            GError           **error)
{
  return album_photo (evaluation->album, index, evaluation->short_side, error);
}

/* The ways to color that need no photo.  truth: as photo_lab() gives it, here
 * and below */
static void
add_constants (Tallies     *tallies,
               const Photo *photo,
               const float *truth)
{
  gsize area = (gsize) photo->width * photo->height;

  for (gsize i = 0; i < area; i++)
    {
      Ab ab = { truth[area + i], truth[2 * area + i] };

      tally_add (tallies->gray, ab, (Ab) { 0, 0 }, 1);
      tint_add (tallies->tint, ab);
    }
}

/* Compares colors, brought to the photo's size, with the photo's. */
static void
add_colors (Tally                 *tally,
            const Photo           *photo,
            const float           *truth,
            const ColorizerColors *colors)
{
  gsize  area = (gsize) photo->width * photo->height;
  float *ab   = g_new (float, 2 * area);

  colorizer_ab (colors, photo->width, photo->height, 0, photo->height, truth,
                ab, ab + area);
  for (gsize i = 0; i < area; i++)
    tally_add (tally, (Ab) { truth[area + i], truth[2 * area + i] },
               (Ab) { ab[i], ab[area + i] }, 1);
  g_free (ab);
}

static gboolean
add_random (Worker      *worker,
            guint        index,
            const Photo *photo,
            const float *truth)
{
  const Evaluation *evaluation = worker->evaluation;
  ColorizerColors  *colors     = another_colors (evaluation->album, index,
                                                 evaluation->short_side,
                                                 &worker->error);

  if (! colors)
    return FALSE;
  add_colors (worker->tallies.random, photo, truth, colors);
  colorizer_colors_free (colors);
  return TRUE;
}

static gboolean
add_decoded (Worker                 *worker,
             guint                   contender,
             const ColorizerScores  *scores,
             const Photo            *photo,
             const float            *truth)
{
  const Evaluation *evaluation = worker->evaluation;
  Tally           **tallies    = worker->tallies.predicted
                                 + contender * evaluation->settings->len;
  guint             n          =
    count_settings (evaluation, evaluation->contenders->pdata[contender]);

  for (guint i = 0; i < n; i++)
    {
      ColorizerColors *colors =
        colorizer_decode (scores, &g_array_index (evaluation->settings,
                                                  ColorizerSettings, i),
                          &worker->error);

      if (! colors)
        return FALSE;
      add_colors (tallies[i], photo, truth, colors);
      colorizer_colors_free (colors);
    }
  return TRUE;
}

/* As the plug-in's defaults color it. */
static gboolean
draw (Worker                *worker,
      guint                  index,
      const Photo           *photo,
      const ColorizerScores *scores)
{
  ColorizerSettings  settings = colorizer_settings_default ();
  ColorizerColors   *colors   = colorizer_decode (scores, &settings,
                                                  &worker->error);
  gboolean           drawn;

  if (! colors)
    return FALSE;
  drawn = sheet_draw (worker->evaluation->sheet, index, photo, colors,
                      &worker->error);
  colorizer_colors_free (colors);
  return drawn;
}

static gboolean
add_predictions (Worker      *worker,
                 guint        index,
                 const Photo *photo,
                 const float *truth)
{
  const Evaluation *evaluation = worker->evaluation;
  gboolean          done       = TRUE;

  for (guint i = 0; done && i < evaluation->contenders->len; i++)
    {
      ColorizerScores *scores =
        contender_predict (evaluation->contenders->pdata[i], photo,
                           &g_array_index (evaluation->settings,
                                           ColorizerSettings, 0),
                           &worker->error);

      done = scores && add_decoded (worker, i, scores, photo, truth);
      if (done && i == 0 && evaluation->sheet)
        done = draw (worker, index, photo, scores);
      colorizer_scores_free (scores);
    }
  return done;
}

static gboolean
evaluate_photo (Worker *worker,
                guint   index)
{
  Photo    *photo = read_photo (worker->evaluation, index, &worker->error);
  float    *truth;
  gboolean  done;

  if (! photo)
    return FALSE;
  truth = photo_lab (photo);
  add_constants (&worker->tallies, photo, truth);
  done = add_random (worker, index, photo, truth)
         && add_predictions (worker, index, photo, truth);
  g_free (truth);
  photo_free (photo);
  return done;
}

/* After an error, the other threads find no photo left. */
static gpointer
work (gpointer data)
{
  Worker *worker = data;
  int     n      = album_length (worker->evaluation->album);
  int     index;

  while ((index = g_atomic_int_add (worker->next, 1)) < n)
    if (! evaluate_photo (worker, index))
      g_atomic_int_set (worker->next, n);
  return NULL;
}

static void
run_workers (Worker *workers,
             int     n)
{
  GThread **threads = g_new (GThread *, n);

  for (int i = 0; i < n; i++)
    threads[i] = g_thread_new ("photos", work, &workers[i]);
  for (int i = 0; i < n; i++)
    g_thread_join (threads[i]);
  g_free (threads);
}

static void
add_row (GArray                  *rows,
         const char              *method,
         const ColorizerSettings *settings,
         const Tally             *tally)
{
  EvaluationRow row = { method, settings, tally_figures (tally) };

  g_array_append_val (rows, row);
}

static void
add_contender_rows (GArray           *rows,
                    const Evaluation *evaluation,
                    guint             index,
                    Tally           **tallies)
{
  const Contender *contender = evaluation->contenders->pdata[index];

  for (guint i = 0; i < count_settings (evaluation, contender); i++)
    add_row (rows, contender->name,
             contender_decoded (contender)
             ? NULL : &g_array_index (evaluation->settings,
                                      ColorizerSettings, i),
             tallies[i]);
}

static GArray *
make_rows (const Evaluation *evaluation,
           const Tallies    *tallies)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (EvaluationRow));
  Tally  *tint = tint_best (tallies->tint);

  add_row (rows, "gray", NULL, tallies->gray);
  if (album_length (evaluation->album) > 1)
    add_row (rows, "random", NULL, tallies->random);
  add_row (rows, "tint", NULL, tint);
  for (guint i = 0; i < evaluation->contenders->len; i++)
    add_contender_rows (rows, evaluation, i,
                        tallies->predicted + i * evaluation->settings->len);
  tally_free (tint);
  return rows;
}

/* Adds all to the first, and hands on the first error. */
static gboolean
merge (Worker  *workers,
       int      n,
       GError **error)
{
  for (int i = 0; i < n; i++)
    if (workers[i].error)
      {
        g_propagate_error (error, g_steal_pointer (&workers[i].error));
        return FALSE;
      }
  for (int i = 1; i < n; i++)
    tallies_merge (&workers[0].tallies, &workers[i].tallies,
                   workers[0].evaluation);
  return TRUE;
}

GArray *
evaluation_run (const Evaluation  *evaluation,
                GError           **error)
{
  int     n       = evaluation->n_threads;
  Worker *workers = g_new0 (Worker, n);
  GArray *rows    = NULL;
  int     next    = 0;

  for (int i = 0; i < n; i++)
    {
      workers[i].evaluation = evaluation;
      workers[i].next = &next;
      tallies_init (&workers[i].tallies, evaluation);
    }
  run_workers (workers, n);
  if (merge (workers, n, error))
    rows = make_rows (evaluation, &workers[0].tallies);
  for (int i = 0; i < n; i++)
    {
      tallies_clear (&workers[i].tallies, evaluation);
      g_clear_error (&workers[i].error);
    }
  g_free (workers);
  return rows;
}
