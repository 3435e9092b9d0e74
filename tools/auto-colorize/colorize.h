/* One photo: read, predict, decode, read again and write in color.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COLORIZE_H
#define COLORIZE_H

#include "options.h"

typedef struct
{
  const ColorizerModel    *model;
  const Options           *options;
  int                      n_threads;   /* for the network */
  ColorizerProgress        progress;    /* of this photo, 0..1; may end it */
  gpointer                 data;
} Colorizing;

/* Writes the photo at path in color, in its own format, to the empty file of
 * the descriptor.  FALSE with an error for the user, or
 * COLORIZER_ERROR_CANCELLED.  Thread-safe. */
gboolean colorize_photo (const char        *path,
                         int                descriptor,
                         const Colorizing  *how,
                         GError           **error);

#endif
