/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import.h"

G_DEFINE_QUARK (import - error - quark, import_error)

gboolean
import_refuse (GError     **error,
               const char  *format,
               ...)
{
  va_list  args;
  char    *sentence;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, IMPORT_ERROR, 0, sentence);
  g_free (sentence);
  return FALSE;
}
