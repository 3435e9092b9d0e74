/* Large arrays of floats, where the memory may be short.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BUFFER_H
#define BUFFER_H

#include <glib.h>

/* n floats at a multiple of a cache line, not initialized, or NULL where
 * there is no memory for them.  Thread-safe. */
float * buffer_new       (gsize    n);

void    buffer_free      (float   *buffer);

/* Sets COLORIZER_ERROR_MEMORY, for where buffer_new() gave NULL. */
void    buffer_set_error (GError **error);

#endif
