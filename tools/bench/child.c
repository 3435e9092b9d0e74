/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "colorizer.h"
#include "job.h"

#define LINE_SIZE 256
#define GRID      4          /* pixels of the input to a point of the scores */

typedef struct
{
  ColorizerModel  *model;
  ColorizerInput  *input;
  int              height;    /* of the input */
  int              width;
  int              n_threads;
  ColorizerScores *scores;    /* of the last run */
} Child;

static gboolean
open_model (Child       *child,
            const char  *folder,
            GError     **error)
{
  char *path = g_build_filename (folder, BENCH_WEIGHTS, NULL);

  child->model = colorizer_model_open (path, error);
  g_free (path);
  return child->model != NULL;
}

/* A photo of the very size of the network's input, which is not resampled. */
static gboolean
make_input (Child       *child,
            const char  *folder,
            GError     **error)
{
  char     *path  = g_build_filename (folder, BENCH_PHOTO, NULL);
  char     *photo = NULL;
  gboolean  read  = g_file_get_contents (path, &photo, NULL, error);

  child->input = read ? colorizer_input_new (child->model,
                                             MIN (child->width, child->height),
                                             child->width, child->height,
                                             error) : NULL;
  if (child->input)
    colorizer_input_add_rows (child->input, (const float *) (void *) photo,
                              child->height);
  g_free (photo);
  g_free (path);
  return child->input != NULL;
}

static gboolean
predict (Child   *child,
         GError **error)
{
  ColorizerSettings settings = colorizer_settings_default ();

  /* The other engines see the input as it is. */
  settings.prepare = FALSE;
  colorizer_scores_free (child->scores);
  child->scores = colorizer_predict (child->model, child->input, &settings,
                                     child->n_threads, NULL, NULL, error);
  return child->scores != NULL;
}

static void
say (const char *line)
{
  puts (line);
  fflush (stdout);
}

static gboolean
answer_run (Child   *child,
            GError **error)
{
  gint64 start = g_get_monotonic_time ();
  char   line[LINE_SIZE];

  if (! predict (child, error))
    return FALSE;
  g_snprintf (line, sizeof line, "done %.3f",
              (g_get_monotonic_time () - start) / 1000.0);
  say (line);
  return TRUE;
}

/* In KiB.  getrusage() would also count what the process that started this
 * one held. */
static long
peak_rss (void)
{
  char       *status = NULL;
  const char *field;
  long        peak   = 0;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    {
      field = strstr (status, "VmHWM:");
      peak = field ? strtol (field + strlen ("VmHWM:"), NULL, 10) : 0;
    }
  g_free (status);
  return peak;
}

/* As they are on the network's grid. */
static gboolean
save_colors (const Child  *child,
             const char   *path,
             GError      **error)
{
  ColorizerSettings  settings = colorizer_settings_default ();
  int                width    = child->width / GRID;
  int                height   = child->height / GRID;
  gsize              area     = (gsize) width * height;
  ColorizerColors   *colors;
  float             *lightness, *ab;
  gboolean           saved;

  settings.enlarge = COLORIZER_ENLARGE_BILINEAR;
  colors = colorizer_decode (child->scores, &settings, error);
  if (! colors)
    return FALSE;
  lightness = g_new0 (float, area);
  ab = g_new (float, 2 * area);
  colorizer_ab (colors, width, height, 0, height, lightness, ab, ab + area);
  saved = g_file_set_contents (path, (const char *) ab,
                               2 * area * sizeof (float), error);
  g_free (ab);
  g_free (lightness);
  colorizer_colors_free (colors);
  return saved;
}

static gboolean
serve (Child       *child,
       const char  *ab,
       GError     **error)
{
  char line[LINE_SIZE];
  long peak;

  if (! predict (child, error))
    return FALSE;
  say ("ready");
  while (fgets (line, sizeof line, stdin) && strcmp (line, "run\n") == 0)
    if (! answer_run (child, error))
      return FALSE;
  peak = peak_rss ();
  if (! save_colors (child, ab, error))
    return FALSE;
  g_snprintf (line, sizeof line, "peak %ld", peak);
  say (line);
  return TRUE;
}

int
bench_child_main (char **arguments)
{
  Child     child  = { .model = NULL };
  GError   *error  = NULL;
  gboolean  served;

  if (g_strv_length (arguments) != 5)
    return EXIT_FAILURE;
  child.height = atoi (arguments[1]);
  child.width = atoi (arguments[2]);
  child.n_threads = atoi (arguments[3]);
  served = open_model (&child, arguments[0], &error)
           && make_input (&child, arguments[0], &error)
           && serve (&child, arguments[4], &error);
  if (! served)
    {
      g_printerr ("bench: %s\n", error->message);
      g_error_free (error);
    }

  colorizer_scores_free (child.scores);
  colorizer_input_free (child.input);
  colorizer_model_free (child.model);
  return served ? EXIT_SUCCESS : EXIT_FAILURE;
}
