/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "evaluation.h"
#include "table.h"

#define COLUMNS 6             /* of figures, without the sectors */

static const char *const headings[COLUMNS + TALLY_SECTORS] =
{ "auc", "auc_balanced", "chroma", "chroma_truth", "hue8", "hist",
  "hue_0", "hue_45", "hue_90", "hue_135", "hue_180", "hue_225", "hue_270",
  "hue_315" };

static void
list_figures (const Figures *figures,
              double         list[COLUMNS + TALLY_SECTORS])
{
  const double first[COLUMNS] =
  { figures->auc, figures->auc_balanced, figures->chroma,
    figures->chroma_truth, figures->hue8, figures->hist };

  memcpy (list, first, sizeof first);
  memcpy (list + COLUMNS, figures->sectors, sizeof figures->sectors);
}

static char *
temperature (const ColorizerSettings *settings)
{
  if (! settings)
    return g_strdup ("");
  if (settings->decode == COLORIZER_DECODE_MODE)
    return g_strdup ("mode");
  return g_strdup_printf ("%g", settings->temperature);
}

/* Empty where no pixel tells. */
static char *
figure_text (double figure,
             int    decimals)
{
  return isnan (figure) ? g_strdup ("")
                        : g_strdup_printf ("%.*f", decimals, figure);
}

/* In quotes where it has to be. */
static char *
csv_text (const char *text)
{
  char **parts;
  char  *doubled, *quoted;

  if (! strpbrk (text, ",\"\n"))
    return g_strdup (text);
  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  quoted = g_strdup_printf ("\"%s\"", doubled);
  g_free (doubled);
  g_strfreev (parts);
  return quoted;
}

static void
print_csv_row (const EvaluationRow *row,
               int                  n_columns)
{
  char   *method = csv_text (row->method);
  char   *t      = temperature (row->settings);
  double  list[COLUMNS + TALLY_SECTORS];

  list_figures (&row->figures, list);
  g_print ("%s,%s", method, t);
  for (int i = 0; i < n_columns; i++)
    {
      char *text = figure_text (list[i], 4);

      g_print (",%s", text);
      g_free (text);
    }
  g_print ("\n");
  g_free (t);
  g_free (method);
}

static void
print_csv (const GArray *rows,
           int           n_columns)
{
  g_print ("method,temperature");
  for (int i = 0; i < n_columns; i++)
    g_print (",%s", headings[i]);
  g_print ("\n");
  for (guint i = 0; i < rows->len; i++)
    print_csv_row (&g_array_index (rows, EvaluationRow, i), n_columns);
}

static int
widest_method (const GArray *rows)
{
  glong widest = strlen ("method");

  for (guint i = 0; i < rows->len; i++)
    widest = MAX (widest, g_utf8_strlen (g_array_index (rows, EvaluationRow,
                                                        i).method, -1));
  return widest;
}

static void
print_row (const EvaluationRow *row,
           int                  n_columns,
           int                  method_width)
{
  char   *t    = temperature (row->settings);
  int     gap  = method_width - (int) g_utf8_strlen (row->method, -1);
  double  list[COLUMNS + TALLY_SECTORS];

  list_figures (&row->figures, list);
  g_print ("%s%*s  %5s", row->method, gap, "", t);
  for (int i = 0; i < n_columns; i++)
    {
      char *text = figure_text (list[i], 2);

      g_print ("  %*s", MAX ((int) strlen (headings[i]), 6), text);
      g_free (text);
    }
  g_print ("\n");
  g_free (t);
}

static void
print_columns (const GArray *rows,
               int           n_columns)
{
  int method_width = widest_method (rows);

  g_print ("%-*s  %5s", method_width, "method", "T");
  for (int i = 0; i < n_columns; i++)
    g_print ("  %6s", headings[i]);
  g_print ("\n");
  for (guint i = 0; i < rows->len; i++)
    print_row (&g_array_index (rows, EvaluationRow, i), n_columns,
               method_width);
}

void
table_print (const GArray *rows,
             gboolean      csv,
             gboolean      sectors)
{
  int n_columns = COLUMNS + (sectors ? TALLY_SECTORS : 0);

  if (csv)
    print_csv (rows, n_columns);
  else
    print_columns (rows, n_columns);
}
