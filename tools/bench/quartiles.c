/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "quartiles.h"

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first  = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Between the two values nearest to this share of the way through. */
static double
at_share (const GArray *sorted,
          double        share)
{
  double place = share * (sorted->len - 1);
  guint  below = (guint) place;
  guint  above = MIN (below + 1, sorted->len - 1);
  double low   = g_array_index (sorted, double, below);
  double high  = g_array_index (sorted, double, above);

  return low + (place - below) * (high - low);
}

BenchQuartiles
bench_quartiles (GArray *values)
{
  g_array_sort (values, compare);
  return (BenchQuartiles)
         {
           .lower  = at_share (values, 0.25),
           .median = at_share (values, 0.5),
           .upper  = at_share (values, 0.75)
         };
}
