/* The network agrees with PyTorch on the same weights: golden cases, made by
 * weights/train/golden.py.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "network.h"
#include "weights.h"

#define TOLERANCE 1e-3        /* of the scores' range */

typedef struct
{
  gint32  outputs, height, width;
  float  *lightness;
  float  *scores;
  gsize   n_scores;
  char   *bytes;
} Golden;

static Golden
golden_read (const char *folder,
             const char *name)
{
  char   *path = g_strdup_printf ("%s/%s.scores", folder, name);
  Golden  golden;
  gsize   size;

  g_assert_true (g_file_get_contents (path, &golden.bytes, &size, NULL));
  memcpy (&golden, golden.bytes, 3 * sizeof (gint32));
  golden.lightness = (float *) (golden.bytes + 3 * sizeof (gint32));
  golden.scores = golden.lightness + golden.height * golden.width;
  golden.n_scores = golden.outputs * golden.height * golden.width / 16;
  g_assert_cmpint (size, ==, (char *) (golden.scores + golden.n_scores)
                             - golden.bytes);
  g_free (path);
  return golden;
}

static Network *
open_network (const char *folder,
              const char *name)
{
  char        *path    = g_strdup_printf ("%s/%s.weights", folder, name);
  GError      *error   = NULL;
  WeightsFile *file    = weights_file_open (path, &error);
  Network     *network = file ? network_new (file, &error) : NULL;

  g_assert_no_error (error);
  weights_file_free (file);
  g_free (path);
  return network;
}

static void
check (const char *folder,
       const char *name)
{
  Golden   golden  = golden_read (folder, name);
  Network *network = open_network (folder, name);
  GError  *error   = NULL;
  float    low = INFINITY, high = -INFINITY, largest = 0;
  float   *scores;

  g_assert_cmpint (network_outputs (network), ==, golden.outputs);
  scores = network_run (network, golden.lightness, golden.height,
                        golden.width, NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < golden.n_scores; i++)
    {
      low = MIN (low, golden.scores[i]);
      high = MAX (high, golden.scores[i]);
      largest = MAX (largest, fabsf (scores[i] - golden.scores[i]));
    }
  g_print ("%s: largest difference %g of a range of %g\n",
           name, largest, high - low);
  g_assert_cmpfloat (high - low, >, 0.1);
  g_assert_cmpfloat (largest, <, TOLERANCE * (high - low));

  g_free (scores);
  network_free (network);
  g_free (golden.bytes);
}

/* Checks the golden cases of a folder, or the one named. */
int
main (int    argc,
      char **argv)
{
  g_assert_cmpint (argc, >=, 2);
  if (argc > 2)
    {
      check (argv[1], argv[2]);
      return 0;
    }
  check (argv[1], "class-narrow");
  check (argv[1], "class-wide");
  check (argv[1], "l2-narrow");
  check (argv[1], "l2-wide");
  return 0;
}
