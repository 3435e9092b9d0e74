/* Memory that runs out, weights that cannot be read or are cut off meanwhile:
 * each is one error, nothing is lost, and the next call works.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "colorizer.h"
#include "colors.h"
#include "faults_wrapped.h"

#define WIDTH   37
#define HEIGHT  22
#define SIZE_AT 16            /* in the header of the weights */

typedef struct
{
  char            *folder;    /* temporary */
  char            *path;      /* of the weights, in it */
  char            *bytes;     /* of the weights */
  gsize            size;
  ColorizerModel  *model;
  ColorizerScores *scores;    /* of the photo */
} Fixture;

static void
check_error (GError     *error,
             int         code,
             const char *message)
{
  g_assert_error (error, COLORIZER_ERROR, code);
  if (! strstr (error->message, message))
    g_error ("'%s' does not say '%s'", error->message, message);
  /* The program adds what to do about a weights file. */
  g_assert_true (g_str_has_suffix (error->message, ".")
                 == (code != COLORIZER_ERROR_WEIGHTS));
  g_error_free (error);
}

static void
check_no_memory (GError *error)
{
  check_error (error, COLORIZER_ERROR_MEMORY, "not enough memory");
}

static ColorizerModel *
open_model (const Fixture  *fixture,
            GError        **error)
{
  return colorizer_model_open (fixture->path, error);
}

static ColorizerScores *
predict (ColorizerModel  *model,
         GError         **error)
{
  float           *rgba   = g_new (float, WIDTH * HEIGHT * 4);
  ColorizerInput  *input  = colorizer_input_new (model, 0, WIDTH, HEIGHT,
                                                 error);
  ColorizerScores *scores = NULL;
  ColorizerSettings settings = colorizer_settings_default ();

  for (int i = 0; i < WIDTH * HEIGHT * 4; i++)
    rgba[i] = i % 4 == 3 ? 1 : i % 101 / 100.0f;
  if (input)
    {
      colorizer_input_add_rows (input, rgba, HEIGHT);
      scores = colorizer_predict (model, input, &settings, 2, NULL, NULL,
                                  error);
    }
  colorizer_input_free (input);
  g_free (rgba);
  return scores;
}

static ColorizerColors *
decode (const ColorizerScores  *scores,
        int                     enlarge,
        GError                **error)
{
  ColorizerSettings settings = { COLORIZER_DEFAULT_TEMPERATURE,
                                 COLORIZER_DECODE_MEAN, 1, enlarge, TRUE,
                                 COLORIZER_DEFAULT_REACH };

  return colorizer_decode (scores, &settings, error);
}

/* The scores are the fixture's. */
static void
check_scores (const Fixture   *fixture,
              ColorizerScores *scores)
{
  ColorizerColors *colors   = decode (scores, COLORIZER_ENLARGE_BILINEAR,
                                      NULL);
  ColorizerColors *expected = decode (fixture->scores,
                                      COLORIZER_ENLARGE_BILINEAR, NULL);
  gsize            size     = sizeof (float) * colors->height * colors->width;

  g_assert_cmpmem (colors->a, size, expected->a, size);
  g_assert_cmpmem (colors->b, size, expected->b, size);
  colorizer_colors_free (colors);
  colorizer_colors_free (expected);
  colorizer_scores_free (scores);
}

static void
check_open_without_memory (const Fixture *fixture)
{
  GError *error = NULL;
  int     n     = 1;

  for (; ; n++)
    {
      ColorizerModel *model;

      wrapped_fail_buffer (n);
      model = open_model (fixture, &error);
      colorizer_model_free (model);
      if (model)
        break;
      check_no_memory (g_steal_pointer (&error));
    }
  g_print ("open: %d buffers\n", n - 1);
  g_assert_cmpint (n - 1, ==, 1);
}

static void
check_predict_without_memory (const Fixture *fixture)
{
  GError          *error = NULL;
  ColorizerScores *scores;
  int              n     = 1;

  for (; ; n++)
    {
      /* No memory is left from the prediction before. */
      ColorizerModel *model;

      wrapped_fail_buffer (0);
      model = open_model (fixture, NULL);
      wrapped_fail_buffer (n);
      scores = predict (model, &error);
      colorizer_model_free (model);
      if (scores)
        break;
      check_no_memory (g_steal_pointer (&error));
    }
  g_assert_cmpint (n - 1, ==, wrapped_buffers ());
  g_print ("predict: %d buffers\n", n - 1);
  g_assert_cmpint (n, >, 5);            /* of the workspace, and the scores */
  wrapped_fail_buffer (0);
  check_scores (fixture, scores);
}

static void
check_decode_without_memory (const Fixture *fixture,
                             int            enlarge,
                             int            at_least)
{
  GError *error = NULL;
  int     n     = 1;

  for (; ; n++)
    {
      ColorizerColors *colors;

      wrapped_fail_buffer (n);
      colors = decode (fixture->scores, enlarge, &error);
      colorizer_colors_free (colors);
      if (colors)
        break;
      check_no_memory (g_steal_pointer (&error));
    }
  g_print ("decode %d: %d buffers\n", enlarge, n - 1);
  g_assert_cmpint (n - 1, ==, wrapped_buffers ());
  g_assert_cmpint (n - 1, >=, at_least);
}

/* Kept places are of use again afterwards; where none are kept, each call needs
 * all of its buffers. */
static void
check_hints_without_memory (const Fixture    *fixture,
                            ColorizerEnlarge  enlarge,
                            gboolean          keep,
                            int               at_least)
{
  const ColorizerHint hints[]  = { { 0.2, 0.3, 30, 20, 1 },
                                   { 0.7, 0.6, 0, 0, 0.5 } };
  ColorizerSettings   settings = colorizer_settings_default ();
  GError             *error    = NULL;
  ColorizerPlaces    *places   = NULL;
  ColorizerColors    *colors   = NULL;
  int                 n        = 1;

  settings.enlarge = enlarge;
  for (; ! colors; n++)
    {
      wrapped_fail_buffer (n);
      if (keep && ! places)
        places = colorizer_places_new (fixture->scores, &error);
      if (places || ! keep)
        colors = colorizer_decode_with_hints (fixture->scores, &settings,
                                              hints, 2, places, &error);
      if (! colors)
        check_no_memory (g_steal_pointer (&error));
    }
  g_print ("hints %d, %d: %d buffers\n", enlarge, keep, n - 2);
  g_assert_cmpint (n - 2, >=, at_least);
  colorizer_colors_free (colors);
  colorizer_places_free (places);
}

static void
check_unreadable (const Fixture *fixture)
{
  GError *error = NULL;
  int     reads;

  wrapped_fail_read (0);
  colorizer_model_free (open_model (fixture, NULL));
  reads = wrapped_reads ();
  g_assert_cmpint (reads, >=, 2);
  for (int n = 1; n <= reads; n++)
    {
      wrapped_fail_read (n);
      g_assert_null (open_model (fixture, &error));
      check_error (g_steal_pointer (&error), COLORIZER_ERROR_WEIGHTS,
                   "Input/output error");
      wrapped_end_file (n);
      g_assert_null (open_model (fixture, &error));
      check_error (g_steal_pointer (&error), COLORIZER_ERROR_WEIGHTS,
                   n == 1 ? "too short" : "cut off");
    }
  wrapped_fail_read (0);

  g_assert_null (colorizer_model_open (fixture->folder, &error));
  check_error (g_steal_pointer (&error), COLORIZER_ERROR_WEIGHTS,
               "Is a directory");
  if (g_file_test ("/proc/self/mem", G_FILE_TEST_EXISTS))
    {
      g_assert_null (colorizer_model_open ("/proc/self/mem", &error));
      check_error (error, COLORIZER_ERROR_WEIGHTS, "Input/output error");
    }
}

/* Nothing larger than the file is allocated, whatever it says. */
static void
check_lie (const Fixture *fixture)
{
  GError  *error = NULL;
  guint64  lie   = GUINT64_TO_LE (G_GUINT64_CONSTANT (1) << 40);
  char    *bytes = g_memdup2 (fixture->bytes, fixture->size);

  wrapped_fail_buffer (0);
  colorizer_model_free (open_model (fixture, NULL));
  g_assert_cmpuint (wrapped_largest_buffer (), >=, fixture->size);
  g_assert_cmpuint (wrapped_largest_buffer (), <=, fixture->size + 128);

  memcpy (bytes + SIZE_AT, &lie, sizeof lie);
  g_assert_true (g_file_set_contents (fixture->path, bytes, fixture->size,
                                      NULL));
  wrapped_fail_buffer (0);
  g_assert_null (open_model (fixture, &error));
  check_error (error, COLORIZER_ERROR_WEIGHTS, "cut off");
  g_assert_cmpint (wrapped_buffers (), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, fixture->bytes,
                                      fixture->size, NULL));
  g_free (bytes);
}

/* Somebody cuts the weights off, or writes others into the file, between the
 * opening and the prediction. */
static void
check_changed_meanwhile (const Fixture *fixture)
{
  GError *error = NULL;
  FILE   *file  = g_fopen (fixture->path, "wb");        /* is empty now */

  check_scores (fixture, predict (fixture->model, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < fixture->size; i++)
    fputc (0x33, file);
  fclose (file);
  check_scores (fixture, predict (fixture->model, &error));
  g_assert_no_error (error);
}

static void
fixture_init (Fixture    *fixture,
              const char *golden)
{
  char *good = g_build_filename (golden, "class-narrow.weights", NULL);

  g_assert_true (g_file_get_contents (good, &fixture->bytes, &fixture->size,
                                      NULL));
  fixture->folder = g_dir_make_tmp ("faults-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.weights", NULL);
  g_assert_true (g_file_set_contents (fixture->path, fixture->bytes,
                                      fixture->size, NULL));
  fixture->model = open_model (fixture, NULL);
  fixture->scores = predict (fixture->model, NULL);
  g_free (good);
}

static void
fixture_clear (Fixture *fixture)
{
  colorizer_scores_free (fixture->scores);
  colorizer_model_free (fixture->model);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->bytes);
}

int
main (int    argc,
      char **argv)
{
  Fixture fixture;

  fixture_init (&fixture, argv[argc - 1]);
  check_open_without_memory (&fixture);
  check_predict_without_memory (&fixture);
  check_decode_without_memory (&fixture, COLORIZER_ENLARGE_BILINEAR, 2);
  check_decode_without_memory (&fixture, COLORIZER_ENLARGE_GUIDED, 20);
  check_hints_without_memory (&fixture, COLORIZER_ENLARGE_BILINEAR, FALSE, 24);
  check_hints_without_memory (&fixture, COLORIZER_ENLARGE_GUIDED, FALSE, 44);
  check_hints_without_memory (&fixture, COLORIZER_ENLARGE_GUIDED, TRUE, 28);
  check_unreadable (&fixture);
  check_lie (&fixture);
  check_changed_meanwhile (&fixture);
  fixture_clear (&fixture);
  return 0;
}
