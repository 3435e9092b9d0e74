/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include <gio/gio.h>

#include "difference.h"

static double
largest (const char *bytes,
         const char *wanted_bytes,
         gsize       n)
{
  double result = 0;

  for (gsize i = 0; i < n; i++)
    {
      float  found, wanted;
      double distance;

      memcpy (&found, bytes + i * sizeof found, sizeof found);
      memcpy (&wanted, wanted_bytes + i * sizeof wanted, sizeof wanted);
      distance = fabs ((double) found - wanted);
      result = MAX (result, isnan (distance) ? INFINITY : distance);
    }
  return result;
}

gboolean
bench_difference (const char  *path,
                  const char  *reference,
                  double      *difference,
                  GError     **error)
{
  char     *found    = NULL;
  char     *wanted   = NULL;
  gboolean  compared = FALSE;
  gsize     size, wanted_size;

  if (g_file_get_contents (path, &found, &size, error)
      && g_file_get_contents (reference, &wanted, &wanted_size, error))
    {
      compared = size == wanted_size;
      if (compared)
        *difference = largest (found, wanted, size / sizeof (float));
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     "'%s' and the reference differ in size: "
                     "report this as a bug.", path);
    }
  g_free (wanted);
  g_free (found);
  return compared;
}
