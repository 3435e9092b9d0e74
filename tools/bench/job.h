/* What is measured: one network and one input, in files that all engines
 * read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_JOB_H
#define BENCH_JOB_H

#include <glib.h>

/* In the job's folder. */
#define BENCH_WEIGHTS   "network.weights"
#define BENCH_PHOTO     "photo.f32"       /* [height, width, 4] */
#define BENCH_LIGHTNESS "lightness.f32"   /* its L, the input: [height,
                                           * width] */
#define BENCH_CENTERS   "centers.f32"     /* the classes' ab: [313, 2] */

typedef struct
{
  char *folder;               /* temporary */
  int   height;               /* of the network's input */
  int   width;
  int   n_threads;
  int   n_rounds;
} BenchJob;

/* Makes the folder and its files.
 * weights:       a weights file, or NULL: random weights
 * network_width: of random weights, channels as a share of the paper's */
BenchJob * bench_job_new  (const char      *weights,
                           double           network_width,
                           int              height,
                           int              width,
                           int              n_threads,
                           int              n_rounds,
                           GError         **error);

/* Removes the folder, too. */
void       bench_job_free (BenchJob        *job);

/* Of a file in the folder; free it with g_free(). */
char     * bench_job_path (const BenchJob  *job,
                           const char      *name);

#endif
