/* Large arrays of floats, where the memory may be short.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BUFFER_H
#define BUFFER_H

#include <glib.h>

/* n floats at a multiple of a cache line, not initialized, or NULL where
 * there is no memory for them.  Thread-safe. */
float * buffer_new       (gsize    n);

void    buffer_free      (float   *buffer);

/* Memory that one step after another takes: a page that was used before costs
 * nothing to use again.  Starts as zeros. */
typedef struct
{
  float *values;
  gsize  size;                /* floats */
} Store;

/* n floats as of buffer_new(), in the place of those taken before. */
float * store_take       (Store   *store,
                          gsize    n);

void    store_clear      (Store   *store);

/* Sets COLORIZER_ERROR_MEMORY, for where buffer_new() gave NULL. */
void    buffer_set_error (GError **error);

#endif
