/* The numbers of a layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BLOB_H
#define BLOB_H

#include <glib.h>

#include <caffemodel.pb-c.h>

/* The blob's numbers, [dims], to be freed with g_free().  Refuses a blob of
 * another shape than dims, which 0 ends, and numbers that are not finite.
 * Dimensions of 1 in front do not count: files in the old form have four
 * dimensions always.
 * layer: its name, for the sentence
 * Errors: IMPORT_ERROR.  Thread-safe. */
float * blob_numbers (const Caffe__Blob  *blob,
                      const char         *layer,
                      const int          *dims,
                      GError            **error);

#endif
