/* What this machine can do at most, measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_MACHINE_H
#define BENCH_MACHINE_H

typedef struct
{
  const char *instructions;   /* that the peak was measured with */
  double      core_gflops;    /* float32 multiply-adds of one core */
  double      gflops;         /* as many cores as threads */
  double      gbytes;         /* a second, to and from the memory */
} BenchMachine;

BenchMachine bench_machine (int n_threads);

#endif
