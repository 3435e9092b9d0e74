/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <gio/gio.h>

#include "child.h"
#include "difference.h"
#include "engine.h"
#include "race.h"
#include "results.h"

#define PYTORCH "pytorch"     /* what the ratios are to */

/* OpenMP's threads go on spinning for a while when they have nothing to do;
 * the next engine shall not have to share the cores with them. */
#define PAUSE_USEC 50000

typedef struct
{
  const char *name;
  const char *module;         /* of Python */
  const char *package;        /* Debian's, that has the module */
  const char *script;         /* in PEERS_DIR */
  gboolean    caffemodel;     /* it reads one */
} Peer;

static const Peer peers[] =
  {
    { PYTORCH,  "torch", "python3-torch",  "pytorch.py", FALSE },
    { "opencv", "cv2",   "python3-opencv", "opencv.py",  TRUE }
  };

typedef struct
{
  const char  *name;
  BenchEngine *engine;
  char        *ab;            /* file of its colors */
  GArray      *ms;            /* of each round */
  double       peak_mb;
} Runner;

/* The runners and what they share. */
typedef struct
{
  const BenchJob *job;
  char           *reference;  /* file of the colors in float64, or NULL */
  GArray         *runners;
} Race;

/* Getting ready */

static gboolean
python_has (const char *module)
{
  char       *import    = g_strdup_printf ("import numpy, %s", module);
  const char *command[] = { PEERS_PYTHON, "-c", import, NULL };
  gboolean    has       = bench_engine_call (command, TRUE);

  g_free (import);
  return has;
}

/* The network in float64, which needs PyTorch. */
static void
compute_reference (Race *race)
{
  char       *ab        = bench_job_path (race->job, "reference.ab");
  const char *script[]  = { PEERS_PYTHON, PEERS_DIR "/reference.py", NULL };
  char      **command   = bench_engine_command (script, race->job, ab);

  if (! python_has ("torch"))
    g_printerr ("There is no reference for the ab, as PyTorch is missing: "
                "install python3-torch.\n");
  else if (! bench_engine_call ((const char *const *) command, FALSE))
    g_printerr ("There is no reference for the ab, as tools/bench/peers/"
                "reference.py failed: see its messages above.\n");
  else
    race->reference = g_strdup (ab);
  g_strfreev (command);
  g_free (ab);
}

static gboolean
write_caffemodel (const BenchJob  *job,
                  GError         **error)
{
  char       *height    = g_strdup_printf ("%d", job->height);
  char       *width     = g_strdup_printf ("%d", job->width);
  const char *command[] = { PEERS_PYTHON, PEERS_DIR "/caffe.py",
                            job->folder, height, width, NULL };
  gboolean    written   = bench_engine_call (command, FALSE);

  if (! written)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "tools/bench/peers/caffe.py failed: "
                 "see its messages above.");
  g_free (width);
  g_free (height);
  return written;
}

static gboolean
add_runner (Race               *race,
            const char         *name,
            const char *const  *command,
            GError            **error)
{
  char   *file   = g_strconcat (name, ".ab", NULL);
  Runner  runner = { name, NULL, bench_job_path (race->job, file), NULL, 0 };

  g_free (file);
  runner.ms = g_array_new (FALSE, FALSE, sizeof (double));
  runner.engine = bench_engine_start (name, command, race->job, runner.ab,
                                      error);
  g_array_append_val (race->runners, runner);
  return runner.engine != NULL;
}

static gboolean
add_ourselves (Race    *race,
               GError **error)
{
  char       *program   = g_file_read_link ("/proc/self/exe", error);
  const char *command[] = { program, BENCH_CHILD_OPTION, NULL };
  gboolean    added     = program
                          && add_runner (race, "auto-colorize", command,
                                         error);

  g_free (program);
  return added;
}

static gboolean
add_peer (Race        *race,
          const Peer  *peer,
          GError     **error)
{
  char       *script    = g_build_filename (PEERS_DIR, peer->script, NULL);
  const char *command[] = { PEERS_PYTHON, script, NULL };
  gboolean    added     = (! peer->caffemodel
                           || write_caffemodel (race->job, error))
                          && add_runner (race, peer->name, command, error);

  g_free (script);
  return added;
}

static gboolean
add_peers (Race    *race,
           GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    if (! python_has (peers[i].module))
      g_printerr ("%s is missing and left out: install %s to compare with "
                  "it.\n", peers[i].name, peers[i].package);
    else if (! add_peer (race, &peers[i], error))
      return FALSE;
  return TRUE;
}

/* Running */

/* Everybody once, beginning with another one each time. */
static gboolean
run_round (Race    *race,
           int      round,
           GError **error)
{
  for (guint turn = 0; turn < race->runners->len; turn++)
    {
      guint   who    = (round + turn) % race->runners->len;
      Runner *runner = &g_array_index (race->runners, Runner, who);
      double  ms;

      g_usleep (PAUSE_USEC);
      if (! bench_engine_run (runner->engine, &ms, error))
        return FALSE;
      g_array_append_val (runner->ms, ms);
    }
  return TRUE;
}

static gboolean
run_rounds (Race    *race,
            GError **error)
{
  for (int round = 0; round < race->job->n_rounds; round++)
    if (! run_round (race, round, error))
      return FALSE;
  for (guint i = 0; i < race->runners->len; i++)
    {
      Runner *runner = &g_array_index (race->runners, Runner, i);

      if (! bench_engine_quit (runner->engine, &runner->peak_mb, error))
        return FALSE;
    }
  return TRUE;
}

/* What came out */

static const Runner *
find_runner (const Race *race,
             const char *name)
{
  for (guint i = 0; i < race->runners->len; i++)
    {
      const Runner *runner = &g_array_index (race->runners, Runner, i);

      if (g_str_equal (runner->name, name))
        return runner;
    }
  return NULL;
}

static BenchQuartiles
ratios (const Runner *runner,
        const Runner *to)
{
  BenchQuartiles  result = { NAN, NAN, NAN };
  GArray         *values;

  if (! to)
    return result;
  values = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < runner->ms->len; i++)
    {
      double ratio = g_array_index (runner->ms, double, i)
                     / g_array_index (to->ms, double, i);

      g_array_append_val (values, ratio);
    }
  result = bench_quartiles (values);
  g_array_unref (values);
  return result;
}

static BenchQuartiles
times (const Runner *runner)
{
  GArray         *values = g_array_copy (runner->ms);
  BenchQuartiles  result = bench_quartiles (values);

  g_array_unref (values);
  return result;
}

static GArray *
race_results (const Race  *race,
              GError     **error)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (BenchResult));

  for (guint i = 0; i < race->runners->len; i++)
    {
      const Runner *runner = &g_array_index (race->runners, Runner, i);
      BenchResult   result =
        {
          .name        = runner->name,
          .n_threads   = race->job->n_threads,
          .cold_ms     = bench_engine_cold_ms (runner->engine),
          .ms          = times (runner),
          .ratio       = ratios (runner, find_runner (race, PYTORCH)),
          .max_ab_diff = NAN,
          .peak_rss_mb = runner->peak_mb
        };

      if (race->reference
          && ! bench_difference (runner->ab, race->reference,
                                 &result.max_ab_diff, error))
        {
          g_array_unref (results);
          return NULL;
        }
      g_array_append_val (results, result);
    }
  return results;
}

static void
runner_clear (gpointer data)
{
  Runner *runner = data;

  bench_engine_free (runner->engine);
  g_array_unref (runner->ms);
  g_free (runner->ab);
}

GArray *
bench_race (const BenchJob  *job,
            gboolean         with_peers,
            GError         **error)
{
  Race    race    = { job, NULL, NULL };
  GArray *results = NULL;

  race.runners = g_array_new (FALSE, FALSE, sizeof (Runner));
  g_array_set_clear_func (race.runners, runner_clear);

  compute_reference (&race);
  if (add_ourselves (&race, error)
      && (! with_peers || add_peers (&race, error))
      && run_rounds (&race, error))
    results = race_results (&race, error);

  g_array_unref (race.runners);
  g_free (race.reference);
  return results;
}
