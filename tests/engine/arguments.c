/* Arguments that a function cannot work with: a sentence where there is room
 * for one, else GLib's critical warning; nothing crashes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"

static ColorizerModel *model;

static void
refused (ColorizerInput *input,
         GError         *error,
         const char     *sentence)
{
  g_assert_null (input);
  g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==, sentence);
  g_error_free (error);
}

static void
check_sizes (void)
{
  static const int sides[][3] =       /* short side, width, height */
  {
    { 0, 0, 5 }, { 0, 5, 0 }, { 0, -1, 5 }, { 12, 5, 5 }, { -8, 5, 5 },
    { 1032, 5, 5 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      GError         *error = NULL;
      ColorizerInput *input = colorizer_input_new (model, sides[i][0],
                                                   sides[i][1], sides[i][2],
                                                   &error);

      refused (input, error, i < 3
               ? "A photo has at least one pixel."
               : "The short side of the network's input is a multiple of 8 "
               "from 8 to 1024.");
    }
}

static void
check_rows (void)
{
  ColorizerSettings settings        = colorizer_settings_default ();
  float             rgba[3 * 4 * 4] = { 0 };
  GError           *error           = NULL;
  ColorizerInput   *input           = colorizer_input_new (model, 16, 4, 3,
                                                           &error);
  ColorizerScores  *scores          = NULL;

  g_assert_no_error (error);
  colorizer_input_add_rows (input, rgba, 2);
  g_assert_null (colorizer_predict (model, input, &settings, 1, NULL, NULL,
                                    &error));
  g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==,
                   "Not all rows of the photo have been added.");
  g_clear_error (&error);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*rows_added*");
  colorizer_input_add_rows (input, rgba, 2);
  g_test_assert_expected_messages ();
  colorizer_input_add_rows (input, rgba, 1);
  scores = colorizer_predict (model, input, &settings, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  colorizer_scores_free (scores);
  colorizer_input_free (input);
}

static void
check_composing (void)
{
  float            ab     = 20;
  float            rgba[] = { 0.5, 0.5, 0.5, 1 };
  ColorizerColors *colors = colorizer_colors_new (1, 1, &ab, &ab, NULL, NULL);
  ColorizerComposer *composer = colorizer_composer_new (colors, 1, 1);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*has_rows*");
  colorizer_compose (colors, 1, 1, 1, 1, rgba);
  g_test_assert_expected_messages ();
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*n_columns*");
  colorizer_compose_part (colors, 1, 1, 1, 0, 1, 1, rgba);
  g_test_assert_expected_messages ();
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*y < *");
  colorizer_composer_row (composer, 1, rgba);
  g_test_assert_expected_messages ();
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*height >= 1*");
  g_assert_null (colorizer_composer_new (colors, 1, 0));
  g_test_assert_expected_messages ();
  colorizer_composer_free (composer);
  colorizer_composer_free (NULL);
  g_assert_cmpfloat (rgba[1], ==, 0.5);
  colorizer_compose (colors, 1, 1, 0, 1, rgba);
  g_assert_cmpfloat (rgba[1], <, 0.5);
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*width >= 1*");
  g_assert_null (colorizer_colors_new (0, 1, &ab, &ab, NULL, NULL));
  g_test_assert_expected_messages ();
  colorizer_colors_free (colors);
}

/* A color that sRGB can show comes back from Lab, and the layers are those
 * of Fig. 2. */
static void
check_answers (void)
{
  float   rgb[3] = { 0.8, 0.6, 0.5 }, lab[3], again[3];
  GArray *all    = colorizer_model_layers (model, 16, 24);
  double  flop   = 0;

  colorizer_lab_from_rgb (rgb, lab);
  colorizer_lab_to_rgb (lab, again);
  for (int i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (again[i], rgb[i], 1e-4);

  g_assert_cmpint (all->len, ==, 23);
  g_assert_cmpstr (g_array_index (all, ColorizerLayer, 0).name, ==, "conv1_1");
  g_assert_cmpstr (g_array_index (all, ColorizerLayer, 22).name, ==, "head");
  /* 3 x 3 x 1 x 2 at 16 x 24 points, two operations each. */
  flop = g_array_index (all, ColorizerLayer, 0).flop;
  g_assert_cmpfloat (flop, ==, 2.0 * 9 * 2 * 16 * 24);
  g_array_unref (all);
  g_assert_true (colorizer_model_has_classes (model));
  g_assert_cmpint (colorizer_model_short_side (model), ==, 64);
}

int
main (int    argc,
      char **argv)
{
  GError *error = NULL;
  char   *path  = g_build_filename (argv[argc - 1], "class-narrow.weights",
                                    NULL);

  model = colorizer_model_open (path, &error);
  g_assert_no_error (error);
  check_sizes ();
  check_rows ();
  check_composing ();
  check_answers ();
  colorizer_model_free (model);
  g_free (path);
  return 0;
}
