/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "buffer.h"
#include "colorizer.h"

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

void
buffer_set_error (GError **error)
{
  g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_MEMORY,
                       _("There is not enough memory to colorize: "
                         "close other programs and try again."));
}
