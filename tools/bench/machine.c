/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib.h>

#include "machine.h"

#define TRIES         20      /* the best one counts: others may be at work */
#define STEPS         1000000
#define CHAINS        12      /* of multiply-adds that do not wait for each
                               * other: enough to hide their latency, few
                               * enough for the registers */
#define MAX_LANES     16
#define TRIAD_FLOATS  (24 << 20)    /* in each of three arrays: 288 MiB */
#define TRIAD_TRIES   5

/* STEPS times sum = sum * factor + 1 for each of CHAINS vectors, in place.
 * The caller's numbers differ and are wanted back, so that no compiler leaves
 * anything out. */
typedef void (* Chains) (float  factor,
                         float *sums);

typedef struct
{
  const char *instructions;
  Chains      chains;
  int         lanes;          /* floats in a vector */
} Variant;

#ifdef __x86_64__

__attribute__ ((target ("avx512f")))
static void
chains_avx512 (float  factor,
               float *sums)
{
  typedef float Vec __attribute__ ((vector_size (64)));

  Vec sum[CHAINS];

  memcpy (sum, sums, sizeof sum);
  for (int step = 0; step < STEPS; step++)
    for (int i = 0; i < CHAINS; i++)
      sum[i] = sum[i] * factor + 1.0f;
  memcpy (sums, sum, sizeof sum);
}

__attribute__ ((target ("avx2,fma")))
static void
chains_avx2 (float  factor,
             float *sums)
{
  typedef float Vec __attribute__ ((vector_size (32)));

  Vec sum[CHAINS];

  memcpy (sum, sums, sizeof sum);
  for (int step = 0; step < STEPS; step++)
    for (int i = 0; i < CHAINS; i++)
      sum[i] = sum[i] * factor + 1.0f;
  memcpy (sums, sum, sizeof sum);
}

#endif

/* What the build's target has. */
static void
chains_plain (float  factor,
              float *sums)
{
  typedef float Vec __attribute__ ((vector_size (16)));

  Vec sum[CHAINS];

  memcpy (sum, sums, sizeof sum);
  for (int step = 0; step < STEPS; step++)
    for (int i = 0; i < CHAINS; i++)
      sum[i] = sum[i] * factor + 1.0f;
  memcpy (sums, sum, sizeof sum);
}

static Variant
best_variant (void)
{
#ifdef __x86_64__
  if (__builtin_cpu_supports ("avx512f"))
    return (Variant) { "AVX-512", chains_avx512, 16 }
  ;
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
    return (Variant) { "AVX2", chains_avx2, 8 }
  ;
#endif
  return (Variant) { "128-bit vectors", chains_plain, 4 };
}

static double
core_gflops (const Variant *variant)
{
  double flop = 2.0 * STEPS * CHAINS * variant->lanes;
  double best = 0;
  float  sums[CHAINS * MAX_LANES];

  for (int i = 0; i < CHAINS * MAX_LANES; i++)
    sums[i] = i;
  for (int i = 0; i < TRIES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      variant->chains (0.5f, sums);
      best = MAX (best, flop / 1e3 / (g_get_monotonic_time () - start));
    }
  return best;
}

/* One thread's share of a + factor * b. */
typedef struct
{
  float       *sum;
  const float *a;
  const float *b;
  gsize        n;
} Triad;

static gpointer
triad (gpointer data)
{
  const Triad *share  = data;
  const float *a      = share->a;
  const float *b      = share->b;
  float       *sum    = share->sum;
  const float  factor = 0.5f;

  for (gsize i = 0; i < share->n; i++)
    sum[i] = a[i] + factor * b[i];
  return NULL;
}

/* Has each thread do its share of the arrays. */
static void
run_triad (float *floats,
           int    n_threads)
{
  gsize     n       = TRIAD_FLOATS / n_threads;
  Triad    *shares  = g_new (Triad, n_threads);
  GThread **threads = g_new (GThread *, n_threads);

  for (int i = 0; i < n_threads; i++)
    {
      shares[i] = (Triad) { floats + i * n,
                            floats + TRIAD_FLOATS + i * n,
                            floats + 2 * (gsize) TRIAD_FLOATS + i * n, n };
      threads[i] = g_thread_new ("triad", triad, &shares[i]);
    }
  for (int i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  g_free (threads);
  g_free (shares);
}

static double
memory_gbytes (int n_threads)
{
  gsize   n      = 3 * (gsize) TRIAD_FLOATS;
  float  *floats = g_new (float, n);
  double  best   = 0;

  /* Memory is there only once it has been written to. */
  for (gsize i = 0; i < n; i++)
    floats[i] = 1;
  for (int i = 0; i < TRIAD_TRIES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      run_triad (floats, n_threads);
      best = MAX (best, n * sizeof (float) / 1e3
                  / (g_get_monotonic_time () - start));
    }
  g_free (floats);
  return best;
}

BenchMachine
bench_machine (int n_threads)
{
  Variant      variant = best_variant ();
  BenchMachine machine = { .instructions = variant.instructions,
                           .core_gflops  = core_gflops (&variant),
                           .gbytes       = memory_gbytes (n_threads) };

  machine.gflops = n_threads * machine.core_gflops;
  return machine;
}
