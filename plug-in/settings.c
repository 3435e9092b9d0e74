/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "procedure.h"
#include "settings.h"

/* How the settings are kept, as text that any locale reads. */
#define VALUES "(did)"            /* temperature, decode, strength */

static gboolean
parse (const GimpParasite *parasite,
       ColorizerSettings  *settings)
{
  const char *text   = gimp_parasite_data (parasite);
  const char *end    = text + gimp_parasite_data_size (parasite);
  GVariant   *values = g_variant_parse (G_VARIANT_TYPE (VALUES), text, end,
                                        NULL, NULL);

  if (! values)
    return FALSE;
  g_variant_get (values, VALUES, &settings->temperature, &settings->decode,
                 &settings->strength);
  g_variant_unref (values);
  return colorizer_settings_check (settings, NULL);
}

ColorizerSettings
settings_last (void)
{
  ColorizerSettings  defaults = { 0 };
  ColorizerSettings  settings = { 0 };
  GimpParasite      *parasite = gimp_get_parasite (PROCEDURE);

  defaults.temperature = COLORIZER_DEFAULT_TEMPERATURE;
  defaults.decode = COLORIZER_DECODE_MEAN;
  defaults.strength = COLORIZER_DEFAULT_STRENGTH;
  if (! parasite || ! parse (parasite, &settings))
    settings = defaults;
  if (parasite)
    gimp_parasite_free (parasite);
  return settings;
}

void
settings_remember (const ColorizerSettings *settings)
{
  GVariant     *values   = g_variant_new (VALUES, settings->temperature,
                                          settings->decode,
                                          settings->strength);
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
  ColorizerSettings settings = { 0 };

  settings.temperature = arguments[3].data.d_float;
  settings.decode = arguments[4].data.d_int32;
  settings.strength = arguments[5].data.d_float / 100;
  return settings;
}
