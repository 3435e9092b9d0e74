/* The network agrees with PyTorch on the same weights: golden cases, made by
 * weights/train/golden.py.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "buffer.h"
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

static WeightsFile *
open_weights (const char *folder,
              const char *name)
{
  char        *path  = g_strdup_printf ("%s/%s.weights", folder, name);
  GError      *error = NULL;
  WeightsFile *file  = weights_file_open (path, &error);

  g_assert_no_error (error);
  g_free (path);
  return file;
}

/* The golden scores are [outputs, height, width]. */
static void
compare (const Golden *golden,
         const Map    *scores,
         const char   *name,
         const char   *kernels)
{
  float low = INFINITY, high = -INFINITY, largest = 0;
  gsize area = golden->n_scores / golden->outputs;

  for (gsize i = 0; i < golden->n_scores; i++)
    {
      float expected = golden->scores[i];
      float score    = scores->values[i % area * scores->padded + i / area];

      low = MIN (low, expected);
      high = MAX (high, expected);
      largest = MAX (largest, fabsf (score - expected));
    }
  g_print ("%s, %s: largest difference %g of a range of %g\n",
           name, kernels, largest, high - low);
  g_assert_cmpfloat (high - low, >, 0.1);
  g_assert_cmpfloat (largest, <, TOLERANCE * (high - low));
}

static void
check_kernels (const char    *folder,
               const char    *name,
               const Kernels *kernels)
{
  Golden       golden  = golden_read (folder, name);
  WeightsFile *file    = open_weights (folder, name);
  GError      *error   = NULL;
  Network     *network = network_new (file, kernels, &error);
  Map          scores, again;

  g_assert_no_error (error);
  g_assert_cmpint (network_outputs (network), ==, golden.outputs);
  g_assert_true (network_run (network, golden.lightness, golden.height,
                              golden.width, 1, NULL, NULL, &scores, &error));
  compare (&golden, &scores, name, kernels->name);

  /* Any number of threads gives the same bits. */
  g_assert_true (network_run (network, golden.lightness, golden.height,
                              golden.width, 3, NULL, NULL, &again, &error));
  g_assert_cmpmem (scores.values, golden.n_scores * sizeof (float),
                   again.values, golden.n_scores * sizeof (float));

  buffer_free (scores.values);
  buffer_free (again.values);
  network_free (network);
  weights_file_free (file);
  g_free (golden.bytes);
}

static void
check (const char *folder,
       const char *name)
{
  const char *variants[] = { "c", "vector", "avx2", "avx512",
                             "openblas" };

  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    if (kernels_named (variants[i]))
      check_kernels (folder, name, kernels_named (variants[i]));
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
