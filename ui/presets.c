/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "own-file.h"
#include "presets.h"

#define FILE_NAME "presets.ini"

/* A group has the preset's name, but for what the file's format forbids. */
static char *
group_of (const char *name)
{
  return g_uri_escape_string (name, " ", TRUE);
}

static int
compare (const void *p,
         const void *q)
{
  return g_utf8_collate (*(char *const *) p, *(char *const *) q);
}

char **
presets_names (void)
{
  GKeyFile *file   = own_file_open (FILE_NAME);
  gsize     n      = 0;
  char    **groups = g_key_file_get_groups (file, &n);
  char    **names  = g_new0 (char *, n + 1);
  gsize     known  = 0;

  for (gsize i = 0; i < n; i++)
    {
      char *name = g_uri_unescape_string (groups[i], NULL);

      if (name)
        names[known++] = name;
    }
  qsort (names, known, sizeof *names, compare);
  g_strfreev (groups);
  g_key_file_free (file);
  return names;
}

gboolean
presets_load (const char *name,
              Values     *values)
{
  GKeyFile *file  = own_file_open (FILE_NAME);
  char     *group = group_of (name);
  gboolean  read  = values_read (values, file, group);

  g_free (group);
  g_key_file_free (file);
  return read;
}

gboolean
presets_save (const char    *name,
              const Values  *values,
              GError       **error)
{
  GKeyFile *file  = own_file_open (FILE_NAME);
  char     *group = group_of (name);
  gboolean  saved;

  values_write (values, file, group);
  saved = own_file_save (file, FILE_NAME, error);
  g_free (group);
  g_key_file_free (file);
  return saved;
}

gboolean
presets_delete (const char  *name,
                GError     **error)
{
  GKeyFile *file  = own_file_open (FILE_NAME);
  char     *group = group_of (name);
  gboolean  saved;

  g_key_file_remove_group (file, group, NULL);
  saved = own_file_save (file, FILE_NAME, error);
  g_free (group);
  g_key_file_free (file);
  return saved;
}
