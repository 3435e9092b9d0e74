/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "values.h"

static const struct { ColorizerDecode decode; const char *name; } decodes[] =
{
  { COLORIZER_DECODE_MEAN, "mean" },
  { COLORIZER_DECODE_MODE, "mode" }
};

static const struct { GimpLayerMode mode; const char *name; } layer_modes[] =
{
  { GIMP_LAYER_MODE_NORMAL,    "normal" },
  { GIMP_LAYER_MODE_LCH_COLOR, "lch-color" }
};

void
values_init (Values *values)
{
  values->settings = colorizer_settings_default ();
  values->layer_mode = GIMP_LAYER_MODE_NORMAL;
  values->weights = g_strdup (VALUES_BUNDLED);
}

void
values_clear (Values *values)
{
  g_clear_pointer (&values->weights, g_free);
}

void
values_copy (Values       *values,
             const Values *other)
{
  char *weights = g_strdup (other->weights);

  g_free (values->weights);
  *values = *other;
  values->weights = weights;
}

void
values_set_weights (Values     *values,
                    const char *name)
{
  char *weights = g_strdup (name);

  g_free (values->weights);
  values->weights = weights;
}

/* Numbers have been in a file as text, or in a slider. */
static gboolean
near (double one,
      double other)
{
  return fabs (one - other) < 1e-6;
}

gboolean
values_same (const Values *values,
             const Values *other)
{
  const ColorizerSettings *one = &values->settings, *two = &other->settings;

  return near (one->temperature, two->temperature)
         && near (one->strength, two->strength)
         && one->decode == two->decode
         && one->prepare == two->prepare
         && near (one->reach, two->reach)
         && values->layer_mode == other->layer_mode
         && strcmp (values->weights, other->weights) == 0;
}

/* As text */

const char *
values_decode (const Values *values)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decodes); i++)
    if (decodes[i].decode == values->settings.decode)
      return decodes[i].name;
  return NULL;
}

gboolean
values_set_decode (Values     *values,
                   const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decodes); i++)
    if (g_strcmp0 (decodes[i].name, text) == 0)
      {
        values->settings.decode = decodes[i].decode;
        return TRUE;
      }
  return FALSE;
}

const char *
values_layer_mode (const Values *values)
{
  for (gsize i = 0; i < G_N_ELEMENTS (layer_modes); i++)
    if (layer_modes[i].mode == values->layer_mode)
      return layer_modes[i].name;
  return NULL;
}

gboolean
values_set_layer_mode (Values     *values,
                       const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (layer_modes); i++)
    if (g_strcmp0 (layer_modes[i].name, text) == 0)
      {
        values->layer_mode = layer_modes[i].mode;
        return TRUE;
      }
  return FALSE;
}

/* In a file */

#define TEMPERATURE "temperature"
#define DECODE      "decode"
#define STRENGTH    "strength"
#define PREPARE     "prepare"
#define REACH       "reach"
#define LAYER_MODE  "layer-mode"
#define WEIGHTS     "weights"

void
values_write (const Values *values,
              GKeyFile     *file,
              const char   *group)
{
  const ColorizerSettings *settings = &values->settings;

  g_key_file_set_double (file, group, TEMPERATURE, settings->temperature);
  g_key_file_set_string (file, group, DECODE, values_decode (values));
  g_key_file_set_double (file, group, STRENGTH, settings->strength);
  g_key_file_set_boolean (file, group, PREPARE, settings->prepare);
  g_key_file_set_double (file, group, REACH, settings->reach);
  g_key_file_set_string (file, group, LAYER_MODE, values_layer_mode (values));
  g_key_file_set_string (file, group, WEIGHTS, values->weights);
}

gboolean
values_read (Values     *values,
             GKeyFile   *file,
             const char *group)
{
  Values    read       = { values->settings, values->layer_mode, NULL };
  char     *decode     = g_key_file_get_string (file, group, DECODE, NULL);
  char     *layer_mode = g_key_file_get_string (file, group, LAYER_MODE, NULL);
  gboolean  usable;

  read.settings.temperature = g_key_file_get_double (file, group, TEMPERATURE,
                                                     NULL);
  read.settings.strength = g_key_file_get_double (file, group, STRENGTH, NULL);
  read.settings.prepare = g_key_file_get_boolean (file, group, PREPARE, NULL);
  read.settings.reach = g_key_file_get_double (file, group, REACH, NULL);
  read.weights = g_key_file_get_string (file, group, WEIGHTS, NULL);
  usable = read.weights
           && g_key_file_has_key (file, group, REACH, NULL)
           && values_set_decode (&read, decode)
           && values_set_layer_mode (&read, layer_mode)
           && colorizer_settings_check (&read.settings, NULL);
  if (usable)
    values_copy (values, &read);
  values_clear (&read);
  g_free (decode);
  g_free (layer_mode);
  return usable;
}
