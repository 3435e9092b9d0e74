/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "hints.h"

char *
hints_file (const Options *options,
            const char    *photo)
{
  const char *name = strrchr (photo, G_DIR_SEPARATOR);
  const char *dot;
  char       *beside;

  if (options->hints_file)
    return g_strdup (options->hints_file);
  name = name ? name + 1 : photo;
  dot = strrchr (name, '.');
  beside = g_strdup_printf ("%.*s" HINTS_EXTENSION,
                            dot && dot != name ? (int) (dot - photo)
                                               : (int) strlen (photo), photo);
  if (! g_file_test (beside, G_FILE_TEST_EXISTS))
    g_clear_pointer (&beside, g_free);
  return beside;
}

gboolean
hints_newer (const Options *options,
             const char    *photo,
             const char    *result)
{
  char     *path = hints_file (options, photo);
  GStatBuf  hints, colored;
  gboolean  newer = path && g_stat (path, &hints) == 0
                    && g_stat (result, &colored) == 0
                    && hints.st_mtime > colored.st_mtime;

  g_free (path);
  return newer;
}

/* place: of the line, NULL for the command line's */
static gboolean
add_line (GArray      *hints,
          const char  *line,
          const char  *place,
          int          width,
          int          height,
          GError     **error)
{
  GError *cause = NULL;
  GArray *found = colorizer_hints_parse (line, width, height, &cause);

  if (! found)
    {
      if (place)
        g_propagate_prefixed_error (error, cause, "%s: ", place);
      else
        g_propagate_error (error, cause);
      return FALSE;
    }
  g_array_append_vals (hints, found->data, found->len);
  g_array_unref (found);
  return TRUE;
}

static gboolean
add_file (GArray      *hints,
          const char  *path,
          int          width,
          int          height,
          GError     **error)
{
  char      *text;
  char     **lines;
  gboolean   added = TRUE;

  if (! g_file_get_contents (path, &text, NULL, error))
    {
      g_prefix_error (error, "The hints cannot be read, name another file: ");
      return FALSE;
    }
  if (! g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   "%s: It is no text: write one hint a line, like "
                   "120,80,#3060a0.", path);
      g_free (text);
      return FALSE;
    }
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; added && lines[i]; i++)
    {
      char *place = g_strdup_printf ("%s, line %d", path, i + 1);

      added = add_line (hints, lines[i], place, width, height, error);
      g_free (place);
    }
  g_strfreev (lines);
  g_free (text);
  return added;
}

GArray *
hints_read (const Options  *options,
            const char     *photo,
            int             width,
            int             height,
            GError        **error)
{
  GArray   *hints = g_array_new (FALSE, FALSE, sizeof (ColorizerHint));
  char     *path  = hints_file (options, photo);
  gboolean  read  = TRUE;

  for (char **text = options->hints; read && text && *text; text++)
    read = add_line (hints, *text, NULL, width, height, error);
  if (read && path)
    read = add_file (hints, path, width, height, error);
  g_free (path);
  if (! read)
    g_clear_pointer (&hints, g_array_unref);
  return hints;
}
