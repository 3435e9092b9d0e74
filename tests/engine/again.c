/* A network that has computed before, or computes elsewhere at the same time,
 * gives the same bits: what it keeps in between is nobody's result.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "network.h"
#include "weights.h"

#define SIDE       40
#define OTHER_SIDE 96
#define AT_ONCE    3

typedef struct
{
  const Network *network;
  int            side;
  int            n_threads;
} Call;

/* The scores of a checkered photo; to be freed with buffer_free(). */
static Map
predict (const Call *call)
{
  int    n         = call->side * call->side;
  float *lightness = g_new (float, n);
  GError *error    = NULL;
  Map    scores;

  for (int i = 0; i < n; i++)
    lightness[i] = i % 7 * 10 + i / call->side % 5;
  network_run (call->network, lightness, call->side, call->side,
               call->n_threads, NULL, NULL, &scores, &error);
  g_assert_no_error (error);
  g_free (lightness);
  return scores;
}

/* Frees the second. */
static void
compare (const Map *expected,
         Map        found)
{
  gsize size = sizeof (float) * expected->height * expected->width
               * expected->padded;

  g_assert_cmpint (found.height, ==, expected->height);
  g_assert_cmpmem (expected->values, size, found.values, size);
  buffer_free (found.values);
}

static gpointer
predict_often (gpointer data)
{
  Map first = predict (data);

  for (int i = 0; i < 4; i++)
    compare (&first, predict (data));
  buffer_free (first.values);
  return NULL;
}

static void
check_at_once (const Network *network)
{
  GThread *threads[AT_ONCE];
  Call     calls[AT_ONCE];

  for (int i = 0; i < AT_ONCE; i++)
    {
      calls[i] = (Call) { network, i == 1 ? OTHER_SIDE : SIDE, 1 + i % 2 };
      threads[i] = g_thread_new ("predict", predict_often, &calls[i]);
    }
  for (int i = 0; i < AT_ONCE; i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_assert_cmpint (argc, ==, 2);

  char        *path    = g_strdup_printf ("%s/class-narrow.weights", argv[1]);
  GError      *error   = NULL;
  WeightsFile *file    = weights_file_open (path, &error);
  Network     *network = network_new (file, kernels_for_cpu (), &error);
  Call         call    = { network, SIDE, 2 };
  Call         other   = { network, OTHER_SIDE, 2 };
  Map          scores  = predict (&call);

  g_assert_no_error (error);
  buffer_free (predict (&other).values);
  compare (&scores, predict (&call));
  check_at_once (network);
  compare (&scores, predict (&call));

  buffer_free (scores.values);
  network_free (network);
  weights_file_free (file);
  g_free (path);
  return 0;
}
