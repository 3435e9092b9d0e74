/* What many measurements of the same thing come to.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_QUARTILES_H
#define BENCH_QUARTILES_H

#include <glib.h>

typedef struct
{
  double lower;
  double median;
  double upper;
} BenchQuartiles;

/* Of at least one double; they come out sorted. */
BenchQuartiles bench_quartiles (GArray *values);

#endif
