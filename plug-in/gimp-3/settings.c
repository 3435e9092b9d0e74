/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "about.h"
#include "settings.h"

/* decode and layer-mode are texts: of a wrong GimpChoice GIMP silently makes
 * the default. */
void
settings_declare (GimpProcedure *procedure)
{
  gimp_procedure_add_double_argument
    (procedure, "temperature", "_Temperature", ABOUT_TEMPERATURE,
    0, 1, COLORIZER_DEFAULT_TEMPERATURE, G_PARAM_READWRITE);
  gimp_procedure_add_string_argument
    (procedure, "decode", "_Decode", ABOUT_DECODE, "mean", G_PARAM_READWRITE);
  gimp_procedure_add_double_argument
    (procedure, "strength", "_Strength", ABOUT_STRENGTH,
    0, 100 * COLORIZER_MAX_STRENGTH, 100, G_PARAM_READWRITE);
  gimp_procedure_add_boolean_argument
    (procedure, "prepare", "_Prepare", ABOUT_PREPARE, TRUE, G_PARAM_READWRITE);
  gimp_procedure_add_string_argument
    (procedure, "layer-mode", "_Layer mode", ABOUT_LAYER_MODE, "normal",
    G_PARAM_READWRITE);
  gimp_procedure_add_string_argument
    (procedure, "weights", "_Weights", ABOUT_WEIGHTS, VALUES_BUNDLED,
    G_PARAM_READWRITE);
  gimp_procedure_add_string_argument
    (procedure, "hints", "_Hints", ABOUT_HINTS, "", G_PARAM_READWRITE);
  gimp_procedure_add_string_argument
    (procedure, "hints-layer", "Hints _layer", ABOUT_HINTS_LAYER, "",
    G_PARAM_READWRITE);
  gimp_procedure_add_double_argument
    (procedure, "reach", "_Reach", ABOUT_REACH, 0, 1, COLORIZER_DEFAULT_REACH,
    G_PARAM_READWRITE);
}

/* GIMP makes NULL of an empty text. */
static const char *
text_of (const char *text)
{
  return text ? text : "";
}

gboolean
settings_get (GimpProcedureConfig  *config,
              Choice               *choice,
              GError              **error)
{
  char     *decode, *layer_mode, *weights, *hints, *hints_layer;
  double    percent;
  gboolean  known;

  g_object_get (config,
                "temperature", &choice->values.settings.temperature,
                "decode", &decode,
                "strength", &percent,
                "prepare", &choice->values.settings.prepare,
                "layer-mode", &layer_mode,
                "weights", &weights,
                "hints", &hints,
                "hints-layer", &hints_layer,
                "reach", &choice->values.settings.reach,
                NULL);
  choice->values.settings.strength = percent / 100;
  values_set_weights (&choice->values, text_of (weights));
  choice_set_hints (choice, text_of (hints));
  choice_set_hints_layer (choice, text_of (hints_layer));
  known = choice_set_decode (choice, text_of (decode), error)
          && choice_set_layer_mode (choice, text_of (layer_mode), error);
  g_free (decode);
  g_free (layer_mode);
  g_free (weights);
  g_free (hints);
  g_free (hints_layer);
  return known && colorizer_settings_check (&choice->values.settings, error);
}

void
settings_set (GimpProcedureConfig *config,
              const Choice        *choice)
{
  g_object_set (config,
                "temperature", choice->values.settings.temperature,
                "decode", values_decode (&choice->values),
                "strength", choice->values.settings.strength * 100,
                "prepare", choice->values.settings.prepare,
                "layer-mode", values_layer_mode (&choice->values),
                "weights", choice->values.weights,
                "reach", choice->values.settings.reach,
                NULL);
}
