/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "latency.h"

#define LOG "AUTO_COLORIZE_LATENCY_LOG"

void
latency_log (gint64 since)
{
  const char *path = g_getenv (LOG);
  FILE       *log  = path ? fopen (path, "a") : NULL;

  if (log)
    {
      fprintf (log, "%.2f\n", (g_get_monotonic_time () - since) / 1000.0);
      fclose (log);
    }
}
