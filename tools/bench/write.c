/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write.h"

gboolean
bench_write (const char  *path,
             const void  *bytes,
             gsize        size,
             GError     **error)
{
  GError *cause = NULL;

  if (g_file_set_contents (path, bytes, size, &cause))
    return TRUE;
  g_set_error (error, cause->domain, cause->code,
               "%s: check that the folder is there and has space left.",
               cause->message);
  g_error_free (cause);
  return FALSE;
}
