/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "about.h"
#include "settings.h"

/* How the settings are kept, as text that any locale reads. */
#define VALUES "(didsb)"          /* temperature, decode, strength, weights,
                                   * prepare */

/* As used last */

static gboolean
parse (const GimpParasite  *parasite,
       ColorizerSettings   *settings,
       char               **weights)
{
  const char *text   = gimp_parasite_data (parasite);
  const char *end    = text + gimp_parasite_data_size (parasite);
  GVariant   *values = g_variant_parse (G_VARIANT_TYPE (VALUES), text, end,
                                        NULL, NULL);
  int         decode;

  if (! values)
    return FALSE;
  g_variant_get (values, VALUES, &settings->temperature, &decode,
                 &settings->strength, weights, &settings->prepare);
  settings->decode = decode;
  g_variant_unref (values);
  if (colorizer_settings_check (settings, NULL))
    return TRUE;
  g_free (*weights);
  return FALSE;
}

void
settings_last (Choice *choice)
{
  GimpParasite      *parasite = gimp_get_parasite (ABOUT_PROCEDURE);
  ColorizerSettings  settings = colorizer_settings_default ();
  char              *weights;

  if (! parasite)
    return;
  if (parse (parasite, &settings, &weights))
    {
      choice->settings = settings;
      choice_set_weights (choice, weights);
      g_free (weights);
    }
  gimp_parasite_free (parasite);
}

void
settings_remember (const Choice *choice)
{
  GVariant     *values   = g_variant_new (VALUES,
                                          choice->settings.temperature,
                                          (int) choice->settings.decode,
                                          choice->settings.strength,
                                          choice->weights,
                                          choice->settings.prepare);
  char         *text     = g_variant_print (values, FALSE);
  GimpParasite *parasite = gimp_parasite_new (ABOUT_PROCEDURE,
                                              GIMP_PARASITE_PERSISTENT,
                                              strlen (text), text);

  gimp_attach_parasite (parasite);
  gimp_parasite_free (parasite);
  g_free (text);
  g_variant_unref (values);
}

/* Six arguments */

gboolean
settings_from_arguments (Choice           *choice,
                         const GimpParam  *arguments,
                         GError          **error)
{
  choice->settings.temperature = arguments[3].data.d_float;
  choice->settings.decode = arguments[4].data.d_int32;
  choice->settings.strength = arguments[5].data.d_float / 100;
  return colorizer_settings_check (&choice->settings, error);
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
  choice->settings.prepare = strcmp (value, "yes") == 0;
  if (choice->settings.prepare || strcmp (value, "no") == 0)
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
    return set_number (&choice->settings.temperature, option, error);
  if (g_str_has_prefix (option, "strength="))
    {
      set = set_number (&choice->settings.strength, option, error);
      choice->settings.strength /= 100;
      return set;
    }
  if (g_str_has_prefix (option, "decode="))
    return choice_set_decode (choice, option + strlen ("decode="), error);
  if (g_str_has_prefix (option, "prepare="))
    return set_prepare (choice, option + strlen ("prepare="), error);
  if (g_str_has_prefix (option, "weights="))
    {
      choice_set_weights (choice, option + strlen ("weights="));
      return TRUE;
    }
  if (g_str_has_prefix (option, "reach="))
    return set_number (&choice->settings.reach, option, error);
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
                 "strength=, prepare=, weights=, hints=, hints-layer= or "
                 "reach=."), option);
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
  return set && colorizer_settings_check (&choice->settings, error);
}
