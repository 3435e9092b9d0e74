/* Reads a weights file; weights/README.md describes it byte for byte.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every field is checked when the file is opened, and a checksum covers all
 * of it.  A WeightsFile is never changed: thread-safe. */

#ifndef WEIGHTS_H
#define WEIGHTS_H

#include "kernels.h"

typedef struct _WeightsFile WeightsFile;

/* A tensor where it lies in the file's bytes: one of the two. */
typedef struct
{
  const guint16 *float16;
  const guint32 *float32;
} WeightsTensor;

/* Reads the whole file into memory.
 * Errors: COLORIZER_ERROR_WEIGHTS, _VERSION, _MEMORY. */
WeightsFile * weights_file_open       (const char         *path,
                                       GError            **error);
void          weights_file_free       (WeightsFile        *file);

/* Short side of the input that the network was trained for: a multiple of 8. */
int           weights_file_short_side (const WeightsFile  *file);

/* The size of a tensor along a dimension, 0 where there is no such tensor or
 * dimension. */
int           weights_file_dim        (const WeightsFile  *file,
                                       const char         *name,
                                       int                 dim);

/* A tensor of exactly these dimensions, ended by 0.  The file must stay open
 * as long as the tensor is used.  Errors: COLORIZER_ERROR_WEIGHTS. */
gboolean      weights_file_tensor     (const WeightsFile  *file,
                                       const char         *name,
                                       const int          *dims,
                                       WeightsTensor      *tensor,
                                       GError            **error);

/* n values of a tensor as float32, from the first-th on, which must exist. */
void          weights_tensor_read     (const WeightsTensor *tensor,
                                       const Kernels      *kernels,
                                       gsize               first,
                                       gsize               n,
                                       float              *floats);

/* Has the cache load the same n numbers while others are computed. */
void          weights_tensor_prefetch (const WeightsTensor *tensor,
                                       gsize               first,
                                       gsize               n);

/* Sets COLORIZER_ERROR_WEIGHTS: the file is damaged, in this way. */
void          weights_file_damaged    (const WeightsFile  *file,
                                       GError            **error,
                                       const char         *format,
                                       ...) G_GNUC_PRINTF (3, 4);

#endif
