/* Turns the authors' Caffe model into a weights file (weights/README.md).
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef IMPORT_H
#define IMPORT_H

#include <glib.h>

#define IMPORT_ERROR (import_error_quark ())

GQuark   import_error_quark (void);

/* Sets IMPORT_ERROR, one sentence for the user; always FALSE. */
gboolean import_refuse      (GError     **error,
                             const char  *format,
                             ...) G_GNUC_PRINTF (2, 3);

/* Writes the weights of colorization_release_v2, or of its "norebal" sibling,
 * to `to`, which stays as it was on failure.  Ends early with an error while
 * a blocked signal is pending.  Errors: IMPORT_ERROR. */
gboolean import_caffemodel  (const char  *from,
                             const char  *to,
                             GError     **error);

#endif
