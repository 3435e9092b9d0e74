/* Writes a weights file; weights/README.md describes it byte for byte.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tensors go straight into a temporary file beside the one to write,
 * which then takes its place: until writer_finish() nothing is changed. */

#ifndef WRITER_H
#define WRITER_H

#include <glib.h>

typedef struct _Writer Writer;

/* For n_tensors tensors, of a network whose input has this short side in
 * pixels.  Errors: G_FILE_ERROR, here and below. */
Writer   * writer_new    (const char   *path,
                          int           short_side,
                          int           n_tensors,
                          GError      **error);

/* Removes the temporary file where the writer has not finished. */
void       writer_free   (Writer       *writer);

/* Adds the tensor LAYER.PART.
 * dims:    1 to 4, ended by 0
 * numbers: [dims]; stored as float16 where they are a kernel's (four
 *          dimensions) and that loses less than a thousandth of them */
gboolean   writer_add    (Writer       *writer,
                          const char   *layer,
                          const char   *part,
                          const int    *dims,
                          const float  *numbers,
                          GError      **error);

/* After n_tensors tensors. */
gboolean   writer_finish (Writer       *writer,
                          GError      **error);

#endif
