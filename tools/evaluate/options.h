/* What the command line of evaluate asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef OPTIONS_H
#define OPTIONS_H

#include <glib.h>

typedef struct
{
  char    **weights;
  char    **temperatures;
  int       side;
  int       short_side;
  int       n_threads;
  gboolean  bilinear;
  gboolean  unprepared;
  gboolean  spoil;
  char     *faces;
  char     *hints;            /* numbers of them */
  double    reach;
  int       every;
  char     *sheet;
  char     *page;             /* a folder */
  gboolean  page_results;     /* the paths are what judges have saved */
  gboolean  csv;
  gboolean  sectors;
  char    **paths;
} Options;

/* FALSE with one sentence for a wrong command line; --help prints and exits.
 * Clear the options in any case. */
gboolean options_parse  (Options     *options,
                         int         *argc,
                         char      ***argv,
                         GError     **error);
void     options_clear  (Options     *options);

/* Sets the error to the sentence, and returns FALSE. */
gboolean options_refuse (GError     **error,
                         const char  *sentence);

#endif
