/* The network's input is the photo's L averaged by area.  The expected values
 * were computed with scikit-image's L and numpy: the photo repeated 16 times
 * on each axis, then the mean of blocks of 25 x 25.  Nothing is prepared.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "colorizer.h"
#include "prepare.h"

#define WIDTH  100
#define HEIGHT 150

static float *
new_photo (void)
{
  float *rgba = g_new (float, WIDTH * HEIGHT * 4);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        float *pixel = rgba + (y * WIDTH + x) * 4;

        pixel[0] = pixel[1] = pixel[2] = (x * 7 + y * 13) % 32 / 31.0f;
        pixel[3] = 1;
      }
  return rgba;
}

static void
hide_right_half_and_weaken_lower (float *rgba)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      rgba[(y * WIDTH + x) * 4 + 3] = x < 51 ? (y < 75 ? 1 : 0.5f) : 0;
}

static float *
lightness_of (const ColorizerModel *model,
              const float          *rgba)
{
  ColorizerInput *input = colorizer_input_new (model, 0, WIDTH, HEIGHT, NULL);
  Prepared        prepared;

  /* In strips of unlike sizes. */
  colorizer_input_add_rows (input, rgba, 1);
  colorizer_input_add_rows (input, rgba + 1 * WIDTH * 4, 64);
  colorizer_input_add_rows (input, rgba + 65 * WIDTH * 4, HEIGHT - 65);
  g_assert_true (prepare (input, FALSE, &prepared, NULL));
  g_assert_cmpint (prepared.width, ==, 64);
  g_assert_cmpint (prepared.height, ==, 96);
  g_assert_cmpmem (prepared.seen, 64 * 96 * sizeof (float),
                   prepared.lightness, 64 * 96 * sizeof (float));
  colorizer_input_free (input);
  buffer_free (prepared.lightness);
  return prepared.seen;
}

static void
check (const float *lightness,
       int          y,
       int          x,
       double       expected)
{
  g_assert_cmpfloat_with_epsilon (lightness[y * 64 + x], expected, 0.001);
}

static void
check_size (const ColorizerModel *model,
            int                   width,
            int                   height,
            int                   input_w,
            int                   input_h)
{
  ColorizerInput *input = colorizer_input_new (model, 0, width, height, NULL);
  float          *row   = g_new (float, width * 4);
  Prepared        prepared;

  for (int i = 0; i < width * 4; i++)
    row[i] = 1;
  for (int y = 0; y < height; y++)
    colorizer_input_add_rows (input, row, 1);
  g_assert_true (prepare (input, FALSE, &prepared, NULL));
  g_assert_cmpint (prepared.width, ==, input_w);
  g_assert_cmpint (prepared.height, ==, input_h);
  for (int i = 0; i < input_w * input_h; i++)
    g_assert_cmpfloat_with_epsilon (prepared.seen[i], 100, 0.001);
  prepare_clear (&prepared);
  g_free (row);
  colorizer_input_free (input);
}

int
main (int    argc,
      char **argv)
{
  GError         *error = NULL;
  char           *path  = g_build_filename (argv[argc - 1],
                                            "class-narrow.weights", NULL);
  ColorizerModel *model = colorizer_model_open (path, &error);
  float          *rgba  = new_photo ();
  float          *lightness;

  g_assert_no_error (error);
  lightness = lightness_of (model, rgba);
  check (lightness,  0,  0, 24.7531);
  check (lightness,  0, 63, 52.6932);
  check (lightness, 95,  0, 50.0966);
  check (lightness, 95, 63, 58.4229);
  check (lightness, 40, 20, 54.6664);
  check (lightness, 41, 21, 44.2523);
  check (lightness,  7, 50, 64.0051);
  buffer_free (lightness);

  /* What is transparent does not count; where nothing is seen, L is 50. */
  hide_right_half_and_weaken_lower (rgba);
  lightness = lightness_of (model, rgba);
  check (lightness,  0,  0, 24.7531);
  check (lightness, 47, 32, 23.2087);
  check (lightness, 48, 32, 59.7361);
  check (lightness, 48, 31, 51.7098);
  check (lightness, 10, 40, 50);
  buffer_free (lightness);

  /* The photo's own proportions, in multiples of 8, however small or long. */
  check_size (model, 1, 1, 64, 64);
  check_size (model, 300, 200, 96, 64);
  check_size (model, 7, 3, 152, 64);
  check_size (model, 1, 5000, 64, 1024);

  g_free (rgba);
  colorizer_model_free (model);
  g_free (path);
  return 0;
}
