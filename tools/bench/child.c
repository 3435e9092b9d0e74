/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "job.h"
#include "photo.h"
#include "write.h"
#include "colorizer.h"
#include "colors.h"

#define LINE_SIZE 256

typedef struct
{
  ColorizerModel  *model;
  ColorizerInput  *input;
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
static void
make_input (Child *child,
            int    width,
            int    height)
{
  float *photo = bench_photo_new (width, height);

  child->input = colorizer_input_new (child->model, width, height);
  colorizer_input_add_rows (child->input, photo, height);
  g_free (photo);
}

static gboolean
predict (Child   *child,
         GError **error)
{
  colorizer_scores_free (child->scores);
  child->scores = colorizer_predict (child->model, child->input,
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

static gboolean
save_colors (const Child  *child,
             const char   *path,
             GError      **error)
{
  ColorizerSettings  settings = { COLORIZER_DEFAULT_TEMPERATURE,
                                  COLORIZER_DECODE_MEAN,
                                  COLORIZER_DEFAULT_STRENGTH,
                                  COLORIZER_ENLARGE_BILINEAR };
  ColorizerColors   *colors   = colorizer_decode (child->scores, &settings,
                                                  error);
  GByteArray        *ab;
  gsize              size;
  gboolean           saved;

  if (! colors)
    return FALSE;
  size = (gsize) colors->height * colors->width * sizeof (float);
  ab = g_byte_array_new ();
  g_byte_array_append (ab, (const guint8 *) colors->a, size);
  g_byte_array_append (ab, (const guint8 *) colors->b, size);
  saved = bench_write (path, ab->data, ab->len, error);

  g_byte_array_unref (ab);
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
  gboolean  served = FALSE;

  if (g_strv_length (arguments) != 5)
    return EXIT_FAILURE;
  child.n_threads = atoi (arguments[3]);
  if (open_model (&child, arguments[0], &error))
    {
      make_input (&child, atoi (arguments[2]), atoi (arguments[1]));
      served = serve (&child, arguments[4], &error);
    }
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
