/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "choice.h"
#include "own-file.h"

#define SUFFIX ".weights"

void
choice_init (Choice *choice)
{
  values_init (&choice->values);
  choice->hints = g_strdup ("");
  choice->hints_layer = g_strdup ("");
}

void
choice_clear (Choice *choice)
{
  values_clear (&choice->values);
  g_clear_pointer (&choice->hints, g_free);
  g_clear_pointer (&choice->hints_layer, g_free);
}

void
choice_set_hints (Choice     *choice,
                  const char *text)
{
  g_free (choice->hints);
  choice->hints = g_strdup (text);
}

void
choice_set_hints_layer (Choice     *choice,
                        const char *name)
{
  g_free (choice->hints_layer);
  choice->hints_layer = g_strdup (name);
}

gboolean
choice_set_decode (Choice      *choice,
                   const char  *text,
                   GError     **error)
{
  if (values_set_decode (&choice->values, text))
    return TRUE;
  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
               _("The option decode is '%s': give mean or mode."), text);
  return FALSE;
}

gboolean
choice_set_layer_mode (Choice      *choice,
                       const char  *text,
                       GError     **error)
{
  if (values_set_layer_mode (&choice->values, text))
    return TRUE;
  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
               _("The option layer-mode is '%s': give normal or lch-color."),
               text);
  return FALSE;
}

static int
compare_names (const void *p,
               const void *q)
{
  return strcmp (*(char *const *) p, *(char *const *) q);
}

char **
choice_names (void)
{
  GPtrArray  *names = g_ptr_array_new ();
  char       *path  = own_file_folder ();
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
  g_ptr_array_insert (names, 0, g_strdup (VALUES_BUNDLED));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static char *
path_of (const char *name)
{
  char *in_folder = own_file_folder ();
  char *file      = g_strconcat (name, SUFFIX, NULL);
  char *path      = g_build_filename (in_folder, file, NULL);

  g_free (in_folder);
  g_free (file);
  return path;
}

/* The engine says what is wrong with a weights file; what to do about it
 * depends on whose it is. */
static void
add_remedy (GError   **error,
            gboolean   bundled)
{
  const char *remedy = NULL;
  char       *sentence;

  if (! error)
    return;
  if (g_error_matches (*error, COLORIZER_ERROR, COLORIZER_ERROR_VERSION))
    remedy = _("%s: install the latest Auto-Colorize.");
  else if (g_error_matches (*error, COLORIZER_ERROR, COLORIZER_ERROR_WEIGHTS))
    remedy = bundled ? _("%s: install Auto-Colorize again.")
                     : _("%s: choose other weights, or bring these again.");
  if (! remedy)
    return;
  sentence = g_strdup_printf (remedy, (*error)->message);
  g_free ((*error)->message);
  (*error)->message = sentence;
}

ColorizerModel *
choice_open (const char  *name,
             GError     **error)
{
  gboolean         bundled = strcmp (name, VALUES_BUNDLED) == 0;
  char           **names   = choice_names ();
  char            *path    = bundled ? NULL : path_of (name);
  ColorizerModel  *model   = NULL;

  if (g_strv_contains ((const char *const *) names, name))
    {
      model = colorizer_model_open (path, error);
      if (! model)
        add_remedy (error, bundled);
    }
  else
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("There are no weights of the name '%s': put them into "
                     "the file '%s', or leave the name empty for the bundled "
                     "ones."), name, path);
    }
  g_free (path);
  g_strfreev (names);
  return model;
}
