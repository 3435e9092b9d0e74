/* What the engine makes of a weights file, for the tests that compare it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scores WEIGHTS INPUT OUTPUT TEMPERATURE
 * INPUT: height and width as int32, L as float32.
 * OUTPUT: float32 in the order of the points: the scores of 313 classes, then
 * ab at that temperature. */

#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "colorizer.h"
#include "network.h"

static void
run (const WeightsFile *file,
     const char        *input,
     Map               *scores)
{
  GError  *error   = NULL;
  Network *network = network_new (file, kernels_for_cpu (), &error);
  char    *bytes;
  gint32   sides[2];

  g_assert_no_error (error);
  g_file_get_contents (input, &bytes, NULL, &error);
  g_assert_no_error (error);
  memcpy (sides, bytes, sizeof sides);
  network_run (network, (float *) (bytes + sizeof sides), sides[0], sides[1],
               0, NULL, NULL, scores, &error);
  g_assert_no_error (error);
  network_free (network);
  g_free (bytes);
}

/* The annealed mean of Eq. 5. */
static void
append_ab (GByteArray  *output,
           const float *scores,
           float        temperature)
{
  float centers[COLORIZER_CLASSES][2], ab[2];
  float padded[2 * CLASSES_PADDED] = { 0 };

  colorizer_class_centers (centers);
  for (int i = 0; i < COLORIZER_CLASSES; i++)
    for (int k = 0; k < 2; k++)
      padded[k * CLASSES_PADDED + i] = centers[i][k];
  kernels_c.annealed_mean (scores, 1, padded, temperature, &ab[0], &ab[1]);
  g_byte_array_append (output, (guint8 *) ab, sizeof ab);
}

int
main (int    argc,
      char **argv)
{
  GError      *error  = NULL;
  GByteArray  *output = g_byte_array_new ();
  WeightsFile *file;
  Map          scores;

  g_assert_cmpint (argc, ==, 5);
  file = weights_file_open (argv[1], &error);
  g_assert_no_error (error);
  g_assert_cmpint (weights_file_short_side (file), ==, 256);
  run (file, argv[2], &scores);
  for (int i = 0; i < scores.height * scores.width; i++)
    g_byte_array_append (output,
                         (guint8 *) (scores.values + i * scores.padded),
                         COLORIZER_CLASSES * sizeof (float));
  for (int i = 0; i < scores.height * scores.width; i++)
    append_ab (output, scores.values + i * scores.padded,
               g_ascii_strtod (argv[4], NULL));
  g_file_set_contents (argv[3], (char *) output->data, output->len, &error);
  g_assert_no_error (error);

  buffer_free (scores.values);
  g_byte_array_unref (output);
  weights_file_free (file);
  return 0;
}
