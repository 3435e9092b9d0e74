/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>

#include <glib/gi18n-lib.h>

#include "own-file.h"

#define FOLDER "auto-colorize"

char *
own_file_folder (void)
{
  return g_build_filename (gimp_directory (), FOLDER, NULL);
}

static char *
path_of (const char *name)
{
  return g_build_filename (gimp_directory (), FOLDER, name, NULL);
}

GKeyFile *
own_file_open (const char *name)
{
  GKeyFile *file = g_key_file_new ();
  char     *path = path_of (name);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  g_free (path);
  return file;
}

gboolean
own_file_save (GKeyFile    *file,
               const char  *name,
               GError     **error)
{
  char     *folder = own_file_folder ();
  char     *path   = path_of (name);
  GError   *cause  = NULL;
  gboolean  saved;

  g_mkdir_with_parents (folder, 0700);
  saved = g_key_file_save_to_file (file, path, &cause);
  if (! saved)
    g_set_error (error, cause->domain, cause->code,
                 _("The file '%s' cannot be written: make its folder "
                   "writable, or free some space."), path);
  g_clear_error (&cause);
  g_free (folder);
  g_free (path);
  return saved;
}
