/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "own-file.h"
#include "settings.h"

/* GIMP 2.10 writes what is kept with it only when it quits. */
#define FILE_NAME "last.ini"
#define GROUP     "last"

/* As used last */

void
settings_last (Choice *choice)
{
  GKeyFile *file = own_file_open (FILE_NAME);

  values_read (&choice->values, file, GROUP);
  g_key_file_free (file);
}

void
settings_remember (const Choice *choice)
{
  GKeyFile *file = own_file_open (FILE_NAME);

  values_write (&choice->values, file, GROUP);
  own_file_save (file, FILE_NAME, NULL);
  g_key_file_free (file);
}

/* Six arguments */

gboolean
settings_from_arguments (Choice           *choice,
                         const GimpParam  *arguments,
                         GError          **error)
{
  choice->values.settings.temperature = arguments[3].data.d_float;
  choice->values.settings.decode = arguments[4].data.d_int32;
  choice->values.settings.strength = arguments[5].data.d_float / 100;
  return colorizer_settings_check (&choice->values.settings, error);
}

/* A text of options */

static gboolean
set_number (double      *number,
            const char  *option,
            GError     **error)
{
  const char *value = strchr (option, '=') + 1;
  char       *end;

  *number = g_ascii_strtod (value, &end);
  if (*value != '\0' && *end == '\0')
    return TRUE;
  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
               _("The option '%s' has no number: write it like "
                 "temperature=0.38."), option);
  return FALSE;
}

static gboolean
set_prepare (Choice      *choice,
             const char  *value,
             GError     **error)
{
  choice->values.settings.prepare = strcmp (value, "yes") == 0;
  if (choice->values.settings.prepare || strcmp (value, "no") == 0)
    return TRUE;
  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
               _("The option prepare is '%s': give yes or no."), value);
  return FALSE;
}

static gboolean
set_option (Choice      *choice,
            const char  *option,
            GError     **error)
{
  gboolean set;

  if (g_str_has_prefix (option, "temperature="))
    return set_number (&choice->values.settings.temperature, option, error);
  if (g_str_has_prefix (option, "strength="))
    {
      set = set_number (&choice->values.settings.strength, option, error);
      choice->values.settings.strength /= 100;
      return set;
    }
  if (g_str_has_prefix (option, "decode="))
    return choice_set_decode (choice, option + strlen ("decode="), error);
  if (g_str_has_prefix (option, "prepare="))
    return set_prepare (choice, option + strlen ("prepare="), error);
  if (g_str_has_prefix (option, "layer-mode="))
    return choice_set_layer_mode (choice, option + strlen ("layer-mode="),
                                  error);
  if (g_str_has_prefix (option, "weights="))
    {
      values_set_weights (&choice->values, option + strlen ("weights="));
      return TRUE;
    }
  if (g_str_has_prefix (option, "reach="))
    return set_number (&choice->values.settings.reach, option, error);
  if (g_str_has_prefix (option, "hints="))
    {
      choice_set_hints (choice, option + strlen ("hints="));
      return TRUE;
    }
  if (g_str_has_prefix (option, "hints-layer="))
    {
      choice_set_hints_layer (choice, option + strlen ("hints-layer="));
      return TRUE;
    }
  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
               _("There is no option '%s': give temperature=, decode=, "
                 "strength=, prepare=, layer-mode=, weights=, hints=, "
                 "hints-layer= or reach=."), option);
  return FALSE;
}

/* The text's words, ended by NULL. */
static char **
words_of (const char  *text,
          GError     **error)
{
  char   **words = NULL;
  GError  *cause = NULL;

  if (g_shell_parse_argv (text, NULL, &words, &cause))
    return words;
  if (g_error_matches (cause, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING))
    words = g_new0 (char *, 1);
  else
    g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                 _("The options '%s' have a quote without its other one: "
                   "add it."), text);
  g_error_free (cause);
  return words;
}

gboolean
settings_from_text (Choice      *choice,
                    const char  *text,
                    GError     **error)
{
  char     **words = words_of (text ? text : "", error);
  gboolean   set   = words != NULL;

  for (int i = 0; set && words[i]; i++)
    set = set_option (choice, words[i], error);
  g_strfreev (words);
  return set && colorizer_settings_check (&choice->values.settings, error);
}
