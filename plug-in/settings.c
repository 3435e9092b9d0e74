/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "choice.h"
#include "procedure.h"
#include "settings.h"

/* How the settings are kept, as text that any locale reads. */
#define VALUES "(dids)"           /* temperature, decode, strength, weights */

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
                 &settings->strength, weights);
  settings->decode = decode;
  g_variant_unref (values);
  if (colorizer_settings_check (settings, NULL))
    return TRUE;
  g_free (*weights);
  return FALSE;
}

ColorizerSettings
settings_last (char **weights)
{
  ColorizerSettings  settings = colorizer_settings_default ();
  GimpParasite      *parasite = gimp_get_parasite (PROCEDURE);

  if (! parasite || ! parse (parasite, &settings, weights))
    {
      settings = colorizer_settings_default ();
      *weights = g_strdup (CHOICE_BUNDLED);
    }
  if (parasite)
    gimp_parasite_free (parasite);
  return settings;
}

void
settings_remember (const char              *weights,
                   const ColorizerSettings *settings)
{
  GVariant     *values   = g_variant_new (VALUES, settings->temperature,
                                          settings->decode,
                                          settings->strength, weights);
  char         *text     = g_variant_print (values, FALSE);
  GimpParasite *parasite = gimp_parasite_new (PROCEDURE,
                                              GIMP_PARASITE_PERSISTENT,
                                              strlen (text), text);

  gimp_attach_parasite (parasite);
  gimp_parasite_free (parasite);
  g_free (text);
  g_variant_unref (values);
}

ColorizerSettings
settings_from_arguments (const GimpParam *arguments)
{
  ColorizerSettings settings = colorizer_settings_default ();

  settings.temperature = arguments[3].data.d_float;
  settings.decode = arguments[4].data.d_int32;
  settings.strength = arguments[5].data.d_float / 100;
  return settings;
}
