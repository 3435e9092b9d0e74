/* What the engines achieved, for people and for programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_RESULTS_H
#define BENCH_RESULTS_H

#include "quartiles.h"

/* NAN where unknown. */
typedef struct
{
  const char     *name;
  int             n_threads;
  double          cold_ms;
  BenchQuartiles  ms;
  BenchQuartiles  ratio;      /* to PyTorch's time in the same round */
  double          max_ab_diff;
  double          peak_rss_mb;
} BenchResult;

/* Of an array of BenchResult, to the standard output. */
void bench_results_print     (const GArray *results);
void bench_results_print_csv (const GArray *results);

#endif
