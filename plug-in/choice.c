/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <libgimp/gimp.h>

#include <glib/gi18n-lib.h>

#include "choice.h"

#define FOLDER  "auto-colorize"
#define SUFFIX  ".weights"

static int
compare_names (const void *p,
               const void *q)
{
  return strcmp (*(char *const *) p, *(char *const *) q);
}

static char *
folder (void)
{
  return g_build_filename (gimp_directory (), FOLDER, NULL);
}

char **
choice_names (void)
{
  GPtrArray  *names = g_ptr_array_new ();
  char       *path  = folder ();
  GDir       *dir   = g_dir_open (path, 0, NULL);
  const char *file;

  while (dir && (file = g_dir_read_name (dir)))
    if (g_str_has_suffix (file, SUFFIX) && strlen (file) > strlen (SUFFIX))
      g_ptr_array_add (names, g_strndup (file,
                                         strlen (file) - strlen (SUFFIX)));
  if (dir)
    g_dir_close (dir);
  g_free (path);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_insert (names, 0, g_strdup (CHOICE_BUNDLED));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static char *
path_of (const char *name)
{
  char *in_folder = folder ();
  char *file      = g_strconcat (name, SUFFIX, NULL);
  char *path      = g_build_filename (in_folder, file, NULL);

  g_free (in_folder);
  g_free (file);
  return path;
}

ColorizerModel *
choice_open (const char  *name,
             GError     **error)
{
  gboolean         bundled = strcmp (name, CHOICE_BUNDLED) == 0;
  char           **names   = choice_names ();
  char            *path    = bundled ? NULL : path_of (name);
  ColorizerModel  *model   = NULL;

  if (g_strv_contains ((const char *const *) names, name))
    model = colorizer_model_open (path, error);
  else
    g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                 _("There are no weights of the name '%s': put them into the "
                   "file '%s', or leave the name empty for the bundled "
                   "ones."), name, path);
  g_free (path);
  g_strfreev (names);
  return model;
}
