/* Prints what evaluation_run() found.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef TABLE_H
#define TABLE_H

#include <glib.h>

/* rows: of EvaluationRow.  As columns for the eye, or as comma-separated
 * values; with the sectors of hue8 or without. */
void table_print (const GArray *rows,
                  gboolean      csv,
                  gboolean      sectors);

#endif
