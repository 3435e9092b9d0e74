/* Joins what judges have answered on a page of page.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef JUDGEMENTS_H
#define JUDGEMENTS_H

#include <glib.h>

/* Reads the files that the page has saved, each of one judge or of several,
 * ended by NULL, and prints CSV: for each kind of false colors and over people
 * and over photos
 *   n               people or photos
 *   fooled          the mean of their shares of pairs where the false colors
 *                   were taken for the true ones, in percent
 *   standard_error  of that mean; empty for one */
gboolean judgements_run (char   **paths,
                         GError **error);

#endif
