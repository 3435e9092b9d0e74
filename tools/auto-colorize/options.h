/* What the command line asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef OPTIONS_H
#define OPTIONS_H

#include <glib.h>

#include "colorizer.h"

typedef struct
{
  ColorizerSettings   settings;
  char               *weights;    /* NULL: the installed ones */
  char               *folder;     /* for the results; NULL: beside the photos */
  char              **hints;      /* of every photo, NULL-terminated, or NULL */
  char               *hints_file; /* of every photo; NULL: PHOTO.hints */
  int                 jobs;       /* photos at once, >= 1 */
  gboolean            force;      /* also what is done already */
  gboolean            skip_colored; /* what has color already */
  gboolean            version;    /* only say it */
  char              **paths;      /* NULL-terminated, at least one */
} Options;

/* NULL with one sentence for a wrong command line.  --help prints and exits.
 * Belongs to the caller. */
Options * options_parse (char    **argv,
                         GError  **error);
void      options_free  (Options  *options);

#endif
