/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "report.h"

#define BAR_WIDTH  40
#define CLEAR_LINE "\r\033[K"

struct _Report
{
  gboolean terminal;            /* shows a bar */
  int      n_photos;
  int      count[REPORT_OUTCOMES];
  gint64   start;               /* in microseconds */
};

Report *
report_new (int n_photos)
{
  Report     *report = g_new0 (Report, 1);
  const char *kind   = g_getenv ("TERM");

  report->terminal = isatty (STDERR_FILENO) && g_strcmp0 (kind, "dumb");
  report->n_photos = n_photos;
  report->start = g_get_monotonic_time ();
  return report;
}

void
report_free (Report *report)
{
  g_free (report);
}

static void
print_line (const Report  *report,
            const Photo   *photo,
            ReportOutcome  outcome,
            const char    *sentence)
{
  char *source = g_filename_display_name (photo->source);
  char *result = photo->result ? g_filename_display_name (photo->result)
                               : NULL;

  if (report->terminal)
    fputs (CLEAR_LINE, stderr);
  if (outcome == REPORT_COLORIZED)
    fprintf (stderr, "colorized %s as %s\n", source, result);
  else if (outcome == REPORT_THERE)
    fprintf (stderr, "skipped %s: %s is there already\n", source, result);
  else if (outcome == REPORT_FOREIGN)
    fprintf (stderr, "skipped %s: %s is there already, but is not what "
             "auto-colorize made of it\n", source, result);
  else if (outcome == REPORT_COLORED)
    fprintf (stderr, "skipped %s: it has color already\n", source);
  else if (outcome == REPORT_ELSEWHERE)
    fprintf (stderr, "skipped %s: another process is coloring it\n", source);
  else
    fprintf (stderr, "failed %s: %s\n", source, sentence);
  g_free (source);
  g_free (result);
}

void
report_photo (Report        *report,
              const Photo   *photo,
              ReportOutcome  outcome,
              const char    *sentence)
{
  report->count[outcome]++;
  if (outcome == REPORT_STOPPED)
    return;
  if (outcome == REPORT_FAILED || outcome == REPORT_FOREIGN
      || ! report->terminal)
    print_line (report, photo, outcome, sentence);
}

static int
n_finished (const Report *report)
{
  int n = 0;

  for (int i = 0; i < REPORT_OUTCOMES; i++)
    n += report->count[i];
  return n;
}

void
report_progress (Report *report,
                 double  fraction)
{
  char   bar[BAR_WIDTH + 1] = { 0 };
  int    full               = CLAMP (fraction, 0, 1) * BAR_WIDTH;
  double seconds            = (g_get_monotonic_time () - report->start)
                              / (double) G_USEC_PER_SEC;

  if (! report->terminal)
    return;
  memset (bar, '-', BAR_WIDTH);
  memset (bar, '#', full);
  fprintf (stderr, CLEAR_LINE "[%s] %d of %d", bar, n_finished (report),
           report->n_photos);
  if (fraction > 0 && fraction < 1)
    {
      int left = seconds / fraction * (1 - fraction);

      fprintf (stderr, ", %d:%02d left", left / 60, left % 60);
    }
  fflush (stderr);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
print_left_out (GHashTable *left_out)
{
  GList      *extensions = g_hash_table_get_keys (left_out);
  const char *before     = "; left out: ";

  extensions = g_list_sort (extensions, compare_texts);
  for (GList *link = extensions; link; link = link->next)
    {
      char *extension = g_filename_display_name (link->data);

      fprintf (stderr, "%s%d %s", before,
               GPOINTER_TO_INT (g_hash_table_lookup (left_out, link->data)),
               *extension ? extension : "without extension");
      before = ", ";
      g_free (extension);
    }
  g_list_free (extensions);
}

gboolean
report_end (Report     *report,
            GHashTable *left_out)
{
  const int *count = report->count;

  if (report->terminal)
    fputs (CLEAR_LINE, stderr);
  fprintf (stderr, "%d colorized, %d skipped, %d failed",
           count[REPORT_COLORIZED],
           count[REPORT_THERE] + count[REPORT_FOREIGN]
           + count[REPORT_ELSEWHERE] + count[REPORT_COLORED],
           count[REPORT_FAILED]);
  if (count[REPORT_COLORED])
    fprintf (stderr, ", %d of the skipped in color already",
             count[REPORT_COLORED]);
  if (count[REPORT_STOPPED])
    fprintf (stderr, ", %d left: stopped, and the same command goes on",
             count[REPORT_STOPPED]);
  print_left_out (left_out);
  fputc ('\n', stderr);
  return count[REPORT_FAILED] > 0;
}
