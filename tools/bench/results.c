/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "results.h"

/* A number, or a dash where it is unknown; free it with g_free(). */
static char *
number_or_dash (const char *format,
                double      number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isnan (number) ? "-" : g_ascii_formatd (text, sizeof text,
                                                           format, number));
}

static void
print_row (const BenchResult *result)
{
  char *ratio = number_or_dash ("%.3f", result->ratio.median);
  char *lower = number_or_dash ("%.3f", result->ratio.lower);
  char *upper = number_or_dash ("%.3f", result->ratio.upper);
  char *diff  = number_or_dash ("%.2g", result->max_ab_diff);

  g_print ("%-14s %7d %9.1f %10.2f  %8.2f .. %-8.2f %6s  %6s .. %-6s %9s "
           "%7.1f\n",
           result->name, result->n_threads, result->cold_ms,
           result->ms.median, result->ms.lower, result->ms.upper,
           ratio, lower, upper, diff, result->peak_rss_mb);
  g_free (diff);
  g_free (upper);
  g_free (lower);
  g_free (ratio);
}

void
bench_results_print (const GArray *results)
{
  g_print ("%-14s %7s %9s %10s  %-20s %6s  %-16s %9s %7s\n",
           "engine", "threads", "cold, ms", "median, ms", "quartiles, ms",
           "ratio", "quartiles", "ab diff", "peak MB");
  for (guint i = 0; i < results->len; i++)
    print_row (&g_array_index (results, BenchResult, i));
  g_print ("\n"
           "cold:    from the start of the process to the first result\n"
           "ratio:   to PyTorch's time in the same round\n"
           "ab diff: the largest to the network in float64\n"
           "peak MB: of resident memory\n");
}

/* Nothing where it is unknown. */
static void
print_field (const char *format,
             double      number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_print (",%s", isnan (number) ? "" : g_ascii_formatd (text, sizeof text,
                                                         format, number));
}

void
bench_results_print_csv (const GArray *results)
{
  g_print ("engine,threads,cold_ms,median_ms,ratio,max_ab_diff,"
           "peak_rss_mb\n");
  for (guint i = 0; i < results->len; i++)
    {
      const BenchResult *result = &g_array_index (results, BenchResult, i);

      g_print ("%s,%d", result->name, result->n_threads);
      print_field ("%.1f", result->cold_ms);
      print_field ("%.3f", result->ms.median);
      print_field ("%.4f", result->ratio.median);
      print_field ("%.3g", result->max_ab_diff);
      print_field ("%.1f", result->peak_rss_mb);
      g_print ("\n");
    }
}
