/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "choices.h"
#include "combo.h"
#include "window.h"

struct _Choices
{
  Values            *values;
  const char *const *names;         /* of the weights */
  ChoicesTold        told;
  GtkWidget         *box;
  PresetBar         *presets;
  GtkWidget         *layer_mode;
  GtkWidget         *weights;
};

/* In the order of the list. */
static const GimpLayerMode layer_modes[] =
{
  GIMP_LAYER_MODE_NORMAL,
  GIMP_LAYER_MODE_LCH_COLOR
};

static void
layer_mode_changed (GtkComboBox *combo,
                    gpointer     data)
{
  Choices *choices = data;

  choices->values->layer_mode = layer_modes[gtk_combo_box_get_active (combo)];
  choices->told.changed (choices->told.data);
}

static void
weights_changed (GtkComboBox *combo,
                 gpointer     data)
{
  Choices *choices = data;

  (void) combo;
  values_set_weights (choices->values,
                      choices->names[choices_weights (choices)]);
  choices->told.changed (choices->told.data);
}

static void
add_layer_mode (Choices *choices,
                GtkBox  *row)
{
  choices->layer_mode = combo_new
                          (row, _("La_yer mode:"),
                          _("With LCh Color, what you retouch later in the "
                            "photo below shows through the colors"), FALSE);
  /* Translators: modes of a layer, as GIMP calls them */
  combo_append (choices->layer_mode, _("Normal"));
  combo_append (choices->layer_mode, _("LCh Color"));
}

/* In a row of their own, where the screen is high enough. */
static void
add_weights (Choices *choices,
             GtkBox  *presets)
{
  GtkWidget *row = gtk_hbox_new (FALSE, 6);

  choices->weights = combo_new (GTK_BOX (row), _("_Weights:"), NULL, TRUE);
  combo_append (choices->weights, _("Bundled"));
  for (int i = 1; choices->names[i]; i++)
    combo_append (choices->weights, choices->names[i]);
  gtk_widget_set_no_show_all (row, ! choices->names[1]);
  if (window_is_low ())
    gtk_box_pack_start (presets, row, TRUE, TRUE, 0);
  else
    gtk_box_pack_start (GTK_BOX (choices->box), row, FALSE, FALSE, 0);
}

Choices *
choices_new (Values            *values,
             const char *const *weights,
             const ChoicesTold *told)
{
  Choices   *choices = g_new0 (Choices, 1);
  GtkWidget *row     = gtk_hbox_new (FALSE, 6);

  choices->values = values;
  choices->names = weights;
  choices->told = *told;
  choices->box = gtk_vbox_new (FALSE, 6);
  gtk_box_pack_start (GTK_BOX (choices->box), row, FALSE, FALSE, 0);
  choices->presets = preset_bar_new (GTK_BOX (row), values, told->preset,
                                     told->data);
  add_layer_mode (choices, GTK_BOX (row));
  add_weights (choices, GTK_BOX (row));
  choices_set (choices, values);
  g_signal_connect (choices->layer_mode, "changed",
                    G_CALLBACK (layer_mode_changed), choices);
  g_signal_connect (choices->weights, "changed",
                    G_CALLBACK (weights_changed), choices);
  return choices;
}

void
choices_free (Choices *choices)
{
  preset_bar_free (choices->presets);
  g_free (choices);
}

GtkWidget *
choices_widget (Choices *choices)
{
  return choices->box;
}

void
choices_set (Choices      *choices,
             const Values *values)
{
  GimpLayerMode mode    = values->layer_mode;
  int           weights = 0;

  for (int i = 0; choices->names[i]; i++)
    if (strcmp (choices->names[i], values->weights) == 0)
      weights = i;
  values_set_weights (choices->values, choices->names[weights]);
  gtk_combo_box_set_active (GTK_COMBO_BOX (choices->weights), weights);
  for (gsize i = 0; i < G_N_ELEMENTS (layer_modes); i++)
    if (layer_modes[i] == mode)
      gtk_combo_box_set_active (GTK_COMBO_BOX (choices->layer_mode), i);
}

void
choices_update (Choices *choices)
{
  preset_bar_update (choices->presets);
}

int
choices_weights (const Choices *choices)
{
  return gtk_combo_box_get_active (GTK_COMBO_BOX (choices->weights));
}
