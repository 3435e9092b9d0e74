/* One photo, with all its pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COLORIZE_H
#define COLORIZE_H

#include "options.h"
#include "save.h"

#define COLORIZE_ERROR (colorize_error_quark ())

typedef enum
{
  COLORIZE_ERROR_COLORED        /* the photo has color, and is to be left */
} ColorizeError;

typedef struct
{
  const ColorizerModel *model;
  const Options        *options;
  int                   n_threads;      /* for the network */
  ColorizerProgress     progress;       /* of this photo, 0..1; may end it */
  gpointer              data;
} Colorizing;

GQuark   colorize_error_quark (void);

/* Writes the photo at path in color to the empty file of the descriptor: in
 * its own format, or as PNG where that is one of those that are only read.
 * All pages of a TIFF are in it; smaller copies are not.  FALSE with an error
 * for the user, COLORIZER_ERROR_CANCELLED or COLORIZE_ERROR_COLORED.
 * Thread-safe. */
gboolean colorize_photo       (const char        *path,
                               int                descriptor,
                               const Colorizing  *how,
                               GError           **error);

#endif
