/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "buffer.h"

#define CACHE_LINE 64

float *
buffer_new (gsize n)
{
  if (n > (G_MAXSIZE - CACHE_LINE) / sizeof (float))
    return NULL;
  return aligned_alloc (CACHE_LINE,
                        (n * sizeof (float) / CACHE_LINE + 1) * CACHE_LINE);
}

void
buffer_free (float *buffer)
{
  free (buffer);
}
