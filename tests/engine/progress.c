/* Progress rises to 1, and a callback can cancel at each layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"

#define LAYERS 23

typedef struct
{
  int    calls;
  int    cancel_at;           /* -1: never */
  double last;
} Watch;

static gboolean
watch_progress (double   fraction,
                gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->last = fraction;
  return watch->calls++ != watch->cancel_at;
}

static int
predict (const ColorizerModel *model,
         const ColorizerInput *input,
         int                   cancel_at)
{
  ColorizerSettings  settings = colorizer_settings_default ();
  Watch              watch    = { 0, cancel_at, 0 };
  GError            *error    = NULL;
  ColorizerScores   *scores   = colorizer_predict (model, input, &settings, 2,
                                                   watch_progress, &watch,
                                                   &error);

  if (cancel_at < 0)
    {
      g_assert_no_error (error);
      g_assert_cmpfloat (watch.last, ==, 1);
    }
  else
    {
      g_assert_null (scores);
      g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_CANCELLED);
      g_assert_cmpint (watch.calls, ==, cancel_at + 1);
      g_error_free (error);
    }
  colorizer_scores_free (scores);
  return watch.calls;
}

int
main (int    argc,
      char **argv)
{
  char           *path   = g_build_filename (argv[argc - 1],
                                             "class-narrow.weights", NULL);
  GError         *error  = NULL;
  ColorizerModel *model  = colorizer_model_open (path, &error);
  ColorizerInput *input;
  float           rgba[4] = { 0.5f, 0.5f, 0.5f, 1 };

  g_assert_no_error (error);
  input = colorizer_input_new (model, 0, 1, 1, NULL);
  colorizer_input_add_rows (input, rgba, 1);

  g_assert_cmpint (predict (model, input, -1), >=, LAYERS);
  for (int at = 0; at < LAYERS; at++)
    predict (model, input, at);

  colorizer_input_free (input);
  colorizer_model_free (model);
  g_free (path);
  return 0;
}
