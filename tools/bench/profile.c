/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hints.h"
#include "photo.h"
#include "profile.h"
#include "python.h"

#define SAME_SHARE 1e-9       /* of all operations: less than any layer's */

/* One after the other needs what the one before made. */
typedef struct
{
  const BenchJob  *job;
  ColorizerModel  *model;
  ColorizerInput  *input;
  ColorizerScores *scores;
  ColorizerColors *colors;
} Stages;

/* Tells from the progress of a prediction when each layer ends. */
typedef struct
{
  GArray  *shares;            /* of all operations, done after each layer */
  GArray **ms;                /* of each layer, one a prediction */
  guint    running;           /* layer */
  gint64   since;
} LayerClock;

static GArray *
new_times (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
add_time (GArray *times,
          gint64  start)
{
  double ms = (g_get_monotonic_time () - start) / 1000.0;

  g_array_append_val (times, ms);
}

static BenchQuartiles
take_quartiles (GArray *times)
{
  BenchQuartiles quartiles = bench_quartiles (times);

  g_array_unref (times);
  return quartiles;
}

/* Opening */

static gboolean
open_stage (Stages          *stages,
            BenchQuartiles  *quartiles,
            GError         **error)
{
  char   *path  = bench_job_path (stages->job, BENCH_WEIGHTS);
  GArray *times = new_times ();

  do
    {
      gint64 start = g_get_monotonic_time ();

      colorizer_model_free (stages->model);
      stages->model = colorizer_model_open (path, error);
      add_time (times, start);
    }
  while (stages->model && (int) times->len < stages->job->n_rounds);

  *quartiles = take_quartiles (times);
  g_free (path);
  return stages->model != NULL;
}

/* A photo of the very size of the network's input, which is not resampled. */
static gboolean
make_input (Stages  *stages,
            GError **error)
{
  int    width  = stages->job->width;
  int    height = stages->job->height;
  float *photo;

  stages->input = colorizer_input_new (stages->model, MIN (width, height),
                                       width, height, error);
  if (! stages->input)
    return FALSE;
  photo = bench_photo_new (width, height);
  colorizer_input_add_rows (stages->input, photo, height);
  g_free (photo);
  return TRUE;
}

/* Predicting */

static gboolean
tick (double   fraction,
      gpointer data)
{
  LayerClock *clock = data;

  while (clock->running < clock->shares->len
         && fraction > g_array_index (clock->shares, double, clock->running)
         - SAME_SHARE)
    {
      add_time (clock->ms[clock->running++], clock->since);
      clock->since = g_get_monotonic_time ();
    }
  return TRUE;
}

static LayerClock *
layer_clock_new (const GArray *layers)
{
  LayerClock *clock = g_new0 (LayerClock, 1);
  double      all = 0, done = 0;

  clock->shares = new_times ();
  clock->ms = g_new (GArray *, layers->len);
  for (guint i = 0; i < layers->len; i++)
    all += g_array_index (layers, ColorizerLayer, i).flop;
  for (guint i = 0; i < layers->len; i++)
    {
      double share = (done += g_array_index (layers, ColorizerLayer, i).flop)
                     / all;

      g_array_append_val (clock->shares, share);
      clock->ms[i] = new_times ();
    }
  return clock;
}

static void
layer_clock_free (LayerClock *clock)
{
  for (guint i = 0; i < clock->shares->len; i++)
    g_array_unref (clock->ms[i]);
  g_free (clock->ms);
  g_array_unref (clock->shares);
  g_free (clock);
}

/* Predicts once; times and clock may be NULL. */
static gboolean
predict (Stages      *stages,
         GArray      *times,
         LayerClock  *clock,
         GError     **error)
{
  ColorizerSettings settings = colorizer_settings_default ();
  gint64            start    = g_get_monotonic_time ();

  settings.prepare = FALSE;
  if (clock)
    {
      clock->running = 0;
      clock->since = start;
    }
  colorizer_scores_free (stages->scores);
  stages->scores = colorizer_predict (stages->model, stages->input, &settings,
                                      stages->job->n_threads,
                                      clock ? tick : NULL, clock, error);
  if (times)
    add_time (times, start);
  return stages->scores != NULL;
}

static GArray *
timed_layers (const GArray     *layers,
              const LayerClock *clock)
{
  GArray *timed = g_array_new (FALSE, FALSE, sizeof (BenchLayer));

  for (guint i = 0; i < layers->len; i++)
    {
      BenchLayer layer = { g_array_index (layers, ColorizerLayer, i),
                           bench_quartiles (clock->ms[i]).median };

      g_array_append_val (timed, layer);
    }
  return timed;
}

static gboolean
predict_stage (Stages        *stages,
               BenchProfile  *profile,
               GError       **error)
{
  GArray     *layers = colorizer_model_layers (stages->model,
                                               stages->job->width,
                                               stages->job->height);
  LayerClock *clock  = layer_clock_new (layers);
  GArray     *times  = new_times ();
  gboolean    done   = predict (stages, NULL, NULL, error);

  while (done && (int) times->len < stages->job->n_rounds)
    done = predict (stages, times, clock, error);
  if (done)
    {
      profile->predict = bench_quartiles (times);
      profile->layers = timed_layers (layers, clock);
    }
  g_array_unref (times);
  layer_clock_free (clock);
  g_array_unref (layers);
  return done;
}

/* Decoding and composing */

static gboolean
decode_stage (Stages           *stages,
              ColorizerDecode   decode,
              BenchQuartiles   *quartiles,
              GError          **error)
{
  ColorizerSettings  settings = colorizer_settings_default ();
  GArray            *times    = new_times ();

  settings.decode = decode;
  do
    {
      gint64 start = g_get_monotonic_time ();

      colorizer_colors_free (stages->colors);
      stages->colors = colorizer_decode (stages->scores, &settings, error);
      add_time (times, start);
    }
  while (stages->colors && (int) times->len < stages->job->n_rounds);

  *quartiles = take_quartiles (times);
  return stages->colors != NULL;
}

static void
compose_stage (const Stages   *stages,
               BenchQuartiles *quartiles)
{
  gsize   size  = BENCH_PHOTO_WIDTH * BENCH_PHOTO_HEIGHT * 4 * sizeof (float);
  float  *gray  = bench_photo_new (BENCH_PHOTO_WIDTH, BENCH_PHOTO_HEIGHT);
  float  *rgba  = g_malloc (size);
  GArray *times = new_times ();

  while ((int) times->len < stages->job->n_rounds)
    {
      gint64 start;

      memcpy (rgba, gray, size);
      start = g_get_monotonic_time ();
      colorizer_compose (stages->colors, BENCH_PHOTO_WIDTH,
                         BENCH_PHOTO_HEIGHT, 0, BENCH_PHOTO_HEIGHT, rgba);
      add_time (times, start);
    }
  *quartiles = take_quartiles (times);
  g_free (rgba);
  g_free (gray);
}

static gboolean
run_stages (Stages        *stages,
            BenchProfile  *profile,
            GError       **error)
{
  if (! open_stage (stages, &profile->open, error)
      || ! make_input (stages, error)
      || ! predict_stage (stages, profile, error)
      || ! decode_stage (stages, COLORIZER_DECODE_MODE, &profile->mode, error)
      || ! decode_stage (stages, COLORIZER_DECODE_MEAN, &profile->mean, error)
      || ! bench_hints (stages->scores, stages->job->n_rounds,
                        &profile->hints, &profile->changed, error))
    return FALSE;
  compose_stage (stages, &profile->compose);
  return TRUE;
}

BenchProfile *
bench_profile_new (const BenchJob  *job,
                   GError         **error)
{
  BenchProfile *profile = g_new0 (BenchProfile, 1);
  Stages        stages  = { .job = job };

  if (! run_stages (&stages, profile, error))
    g_clear_pointer (&profile, bench_profile_free);
  colorizer_colors_free (stages.colors);
  colorizer_scores_free (stages.scores);
  colorizer_input_free (stages.input);
  colorizer_model_free (stages.model);
  return profile;
}

void
bench_profile_free (BenchProfile *profile)
{
  if (! profile)
    return;
  g_clear_pointer (&profile->layers, g_array_unref);
  g_free (profile);
}

/* Printing */

static void
print_stage (const char           *name,
             const BenchQuartiles *ms)
{
  g_print ("%-15s %10.3f  %10.3f .. %.3f\n",
           name, ms->median, ms->lower, ms->upper);
}

static void
print_layer (const char         *name,
             double              ms,
             double              flop,
             const BenchMachine *machine)
{
  double gflops = flop / ms / 1e6;

  g_print ("%-15s %10.3f %9.1f %8.0f %%\n",
           name, ms, gflops, 100 * gflops / machine->gflops);
}

void
bench_profile_print (const BenchProfile *profile,
                     const BenchMachine *machine)
{
  double flop = 0;

  g_print ("%-15s %10s  %s\n", "stage", "median, ms", "   quartiles, ms");
  print_stage ("open", &profile->open);
  print_stage ("predict", &profile->predict);
  print_stage ("decode (mean)", &profile->mean);
  print_stage ("decode (mode)", &profile->mode);
  print_stage (G_STRINGIFY (BENCH_HINTS) " hints", &profile->hints);
  print_stage ("another color", &profile->changed);
  print_stage ("compose " G_STRINGIFY (BENCH_PHOTO_WIDTH) "x"
               G_STRINGIFY (BENCH_PHOTO_HEIGHT), &profile->compose);

  g_print ("\n%-15s %10s %9s %10s\n",
           "layer", "median, ms", "GFLOP/s", "of peak");
  for (guint i = 0; i < profile->layers->len; i++)
    {
      const BenchLayer *layer = &g_array_index (profile->layers, BenchLayer,
                                                i);

      print_layer (layer->is.name, layer->ms, layer->is.flop, machine);
      flop += layer->is.flop;
    }
  print_layer ("all (predict)", profile->predict.median, flop, machine);
  g_print ("\nThe operations are those of a direct convolution: "
           "a faster algorithm may pass\n100 %%.\n");
}

gboolean
bench_profile_draw (const BenchProfile  *profile,
                    const BenchJob      *job,
                    const BenchMachine  *machine,
                    const char          *path,
                    GError             **error)
{
  char    *table = bench_job_path (job, "profile.csv");
  GString *rows  = g_string_new (NULL);
  gboolean drawn;

  g_string_append_printf (rows, "%s,%g,%g,%d x %d,%d\n", machine->instructions,
                          machine->gflops, machine->gbytes, job->height,
                          job->width, job->n_threads);
  for (guint i = 0; i < profile->layers->len; i++)
    {
      const BenchLayer *layer = &g_array_index (profile->layers, BenchLayer,
                                                i);

      g_string_append_printf (rows, "%s,%g,%g,%g\n", layer->is.name,
                              layer->is.flop, layer->is.bytes, layer->ms);
    }
  drawn = g_file_set_contents (table, rows->str, rows->len, error)
          && bench_python ((const char *[]) { "roofline.py", table, path,
                                              NULL }, error);
  g_string_free (rows, TRUE);
  g_free (table);
  return drawn;
}
