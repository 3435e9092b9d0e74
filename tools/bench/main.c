/* Measures the engine, alone or against PyTorch, OpenCV and ONNX Runtime.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "child.h"
#include "colorizer.h"
#include "job.h"
#include "kernels.h"
#include "machine.h"
#include "profile.h"
#include "python.h"

#define MULTIPLE       8      /* of the input's sides */
#define MAX_SHORT_SIDE 1024
#define MAX_ASPECT     16
#define MAX_THREADS    1024
#define MIN_WIDTH      (1 / 64.0)
#define MAX_WIDTH      4.0
#define DEFAULT_SIDE   256
#define DEFAULT_ROUNDS 9

typedef struct
{
  gboolean  peers;
  gboolean  csv;
  double    width;            /* of the network; NAN: not given */
  char     *size;
  int       n_threads;
  int       n_rounds;
  char     *plot;
  char     *weights;
} Options;

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       sentence);
  return FALSE;
}

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  const GOptionEntry entries[] =
  {
    { "peers", 0, 0, G_OPTION_ARG_NONE, &options->peers,
      "Also run PyTorch, OpenCV and ONNX Runtime, taking turns",
      NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options->csv,
      "Print only one line of comma-separated values an engine", NULL },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &options->width,
      "Random weights with W times the paper's channels (default: 1)",
      "W" },
    { "weights", 'w', 0, G_OPTION_ARG_FILENAME, &options->weights,
      "A weights file, instead of random weights", "FILE" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size,
      "Size of the network's input, multiples of 8 (default: 256x256, or "
      "the weights file's)", "HxW" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &options->n_threads,
      "Threads of each engine (default: one a core)", "N" },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &options->n_rounds,
      "How often everything is measured (default: "
      G_STRINGIFY (DEFAULT_ROUNDS) ")", "N" },
    { "plot", 0, 0, G_OPTION_ARG_FILENAME, &options->plot,
      "Draw each layer's speed below the machine's measured peaks, as SVG",
      "FILE" },
    { .long_name = NULL }
  };
  GOptionContext *context = g_option_context_new (NULL);
  GError         *cause   = NULL;
  gboolean        parsed;

  g_option_context_set_summary
    (context,
    "Measures how long the engine takes to open the weights, to predict\n"
    "(in all and for each layer), to decode and to compose.  With --peers\n"
    "or --csv, engines run in processes of their own: how long from their\n"
    "start to the first result, how long each prediction, how far the ab\n"
    "are from the network in float64, and how much memory at most.");
  g_option_context_add_main_entries (context, entries, NULL);
  parsed = g_option_context_parse (context, argc, argv, &cause);
  g_option_context_free (context);
  if (! parsed)
    {
      g_set_error (error, cause->domain, cause->code,
                   "%s: see bench --help.", cause->message);
      g_error_free (cause);
      return FALSE;
    }
  if (*argc > 1)
    return refuse (error, "There is nothing to do with arguments that are no "
                   "options: see bench --help.");
  return TRUE;
}

static gboolean
check (const Options  *options,
       GError        **error)
{
  if (options->weights && ! isnan (options->width))
    return refuse (error, "The weights file decides the width: give either "
                   "--weights or --width.");
  if (! isnan (options->width)
      && ! (options->width >= MIN_WIDTH && options->width <= MAX_WIDTH))
    return refuse (error, "Give a --width from 0.015625 to 4.");
  if (options->n_threads < 0 || options->n_threads > MAX_THREADS)
    return refuse (error, "Give from 1 to 1024 --threads.");
  if (options->n_rounds < 1)
    return refuse (error, "Give at least 1 for --rounds.");
  return TRUE;
}

static gboolean
parse_size (const char  *size,
            int         *height,
            int         *width,
            GError     **error)
{
  char rest;

  if (sscanf (size, "%dx%d%c", height, width, &rest) != 2
      || *height < MULTIPLE || *height % MULTIPLE != 0
      || *width < MULTIPLE || *width % MULTIPLE != 0
      || MIN (*height, *width) > MAX_SHORT_SIDE
      || MAX (*height, *width) / MAX_ASPECT > MIN (*height, *width))
    return refuse (error, "Give a --size like 256x320: height and width, "
                   "multiples of 8, the shorter up to 1024, the longer "
                   "up to 16 times that.");
  return TRUE;
}

/* The size that a weights file was made for. */
static gboolean
size_of_weights (const char  *path,
                 int         *height,
                 int         *width,
                 GError     **error)
{
  ColorizerModel *model = colorizer_model_open (path, error);

  if (! model)
    return FALSE;
  *height = *width = colorizer_model_short_side (model);
  colorizer_model_free (model);
  return TRUE;
}

static double
network_width (const Options *options)
{
  return isnan (options->width) ? 1 : options->width;
}

static BenchJob *
make_job (const Options  *options,
          GError        **error)
{
  int      height = DEFAULT_SIDE, width = DEFAULT_SIDE;
  gboolean sized  = TRUE;

  if (options->size)
    sized = parse_size (options->size, &height, &width, error);
  else if (options->weights)
    sized = size_of_weights (options->weights, &height, &width, error);
  if (! sized)
    return NULL;
  return bench_job_new (options->weights, network_width (options),
                        height, width,
                        options->n_threads != 0
                        ? options->n_threads : (int) g_get_num_processors (),
                        options->n_rounds, error);
}

static void
print_heading (const Options      *options,
               const BenchJob     *job,
               const BenchMachine *machine)
{
  if (options->weights)
    g_print ("network: %s\n", options->weights);
  else
    g_print ("network: random weights, width %g\n",
             network_width (options));
  g_print ("input:   %d x %d (height x width)\n"
           "rounds:  %d\n"
           "machine: %.1f GFLOP/s a core (%s), %.1f with %d threads; "
           "%.1f GB/s\n\n",
           job->height, job->width, job->n_rounds,
           machine->core_gflops, machine->instructions,
           machine->gflops, job->n_threads, machine->gbytes);
}

/* Our engine's stages and layers, in words and as a picture. */
static gboolean
profile (const Options   *options,
         const BenchJob  *job,
         GError         **error)
{
  BenchMachine  machine = bench_machine (job->n_threads);
  BenchProfile *profile = bench_profile_new (job, error);
  gboolean      done    = profile != NULL;

  if (done && ! options->csv)
    {
      print_heading (options, job, &machine);
      bench_profile_print (profile, &machine);
    }
  if (done && options->plot)
    done = bench_profile_draw (profile, job, &machine, options->plot, error);
  bench_profile_free (profile);
  return done;
}

/* Against the peers, or alone. */
static gboolean
race (const Options   *options,
      const BenchJob  *job,
      GError         **error)
{
  char       *program = g_file_read_link ("/proc/self/exe", error);
  char       *size    = g_strdup_printf ("%dx%d", job->height, job->width);
  char       *threads = g_strdup_printf ("%d", job->n_threads);
  char       *rounds  = g_strdup_printf ("%d", job->n_rounds);
  const char *words[] = { "race.py", program, job->folder, size, threads,
                          rounds, options->csv ? "--csv" : "--table",
                          options->peers ? "--peers" : NULL,
                          kernels_named ("openblas") ? "--openblas" : NULL,
                          NULL };
  gboolean    done    = program && bench_python (words, error);

  g_free (rounds);
  g_free (threads);
  g_free (size);
  g_free (program);
  return done;
}

static gboolean
measure (const Options  *options,
         GError        **error)
{
  BenchJob *job  = make_job (options, error);
  gboolean  done = job != NULL;

  if (done && (! options->csv || options->plot))
    done = profile (options, job, error);
  if (done && (options->csv || options->peers))
    done = race (options, job, error);
  bench_job_free (job);
  return done;
}

int
main (int    argc,
      char **argv)
{
  Options   options = { .width = NAN, .n_rounds = DEFAULT_ROUNDS };
  GError   *error   = NULL;
  gboolean  done;

  if (argc > 1 && g_str_equal (argv[1], BENCH_CHILD_OPTION))
    return bench_child_main (argv + 2);

  /* For file names; numbers keep the decimal point. */
  setlocale (LC_CTYPE, "");

  done = parse (&options, &argc, &argv, &error)
         && check (&options, &error)
         && measure (&options, &error);
  if (! done)
    {
      g_printerr ("bench: %s\n", error->message);
      g_error_free (error);
    }
  g_free (options.weights);
  g_free (options.plot);
  g_free (options.size);
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
