/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "latency.h"

#define LATENCY_LOG "AUTO_COLORIZE_LATENCY_LOG"
#define START_LOG   "AUTO_COLORIZE_START_LOG"

/* NULL where the environment names none. */
static FILE *
open_log (const char *variable)
{
  const char *path = g_getenv (variable);

  return path ? fopen (path, "a") : NULL;
}

void
latency_log (gint64 since)
{
  FILE *log = open_log (LATENCY_LOG);

  if (log)
    {
      fprintf (log, "%.2f\n", (g_get_monotonic_time () - since) / 1000.0);
      fclose (log);
    }
}

void
latency_mark (const char *done)
{
  FILE *log = open_log (START_LOG);

  if (log)
    {
      fprintf (log, "%" G_GINT64_FORMAT " %s\n", g_get_monotonic_time (),
               done);
      fclose (log);
    }
}
