/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "controls.h"

#define SCALE_WIDTH 240
#define SPIN_DIGITS 6
#define ROWS        4

struct _Controls
{
  ColorizerSettings  settings;
  GtkWidget         *table;
  GtkObject         *temperature;   /* an adjustment */
  GtkWidget         *ends;          /* of the temperature's scale */
  GtkWidget         *mean;          /* radio buttons */
  GtkWidget         *mode;
  GtkObject         *strength;      /* an adjustment, in percent */
  ControlsChanged    changed;
  gpointer           data;
};

static void
temperature_changed (GtkAdjustment *adjustment,
                     gpointer       data)
{
  Controls *controls = data;

  controls->settings.temperature = gtk_adjustment_get_value (adjustment);
  controls->changed (controls->data);
}

static void
strength_changed (GtkAdjustment *adjustment,
                  gpointer       data)
{
  Controls *controls = data;

  controls->settings.strength = gtk_adjustment_get_value (adjustment) / 100;
  controls->changed (controls->data);
}

static void
mode_toggled (GtkToggleButton *mode,
              gpointer         data)
{
  Controls *controls = data;
  gboolean  is_mode  = gtk_toggle_button_get_active (mode);

  controls->settings.decode = is_mode ? COLORIZER_DECODE_MODE
                                      : COLORIZER_DECODE_MEAN;
  gimp_scale_entry_set_sensitive (controls->temperature, ! is_mode);
  gtk_widget_set_sensitive (controls->ends, ! is_mode);
  controls->changed (controls->data);
}

/* A slider and its spin button have no names of their own. */
static void
name_scale_entry (GtkObject  *entry,
                  const char *name)
{
  GtkWidget *scale = GIMP_SCALE_ENTRY_SCALE (entry);
  GtkWidget *spin  = GIMP_SCALE_ENTRY_SPINBUTTON (entry);

  atk_object_set_name (gtk_widget_get_accessible (scale), name);
  atk_object_set_name (gtk_widget_get_accessible (spin), name);
  gtk_entry_set_activates_default (GTK_ENTRY (spin), TRUE);
}

static void
add_ends (Controls *controls,
          int       row)
{
  GtkWidget *vivid = gtk_label_new (_("vivid"));
  GtkWidget *muted = gtk_label_new (_("muted"));

  controls->ends = gtk_hbox_new (FALSE, 12);
  gtk_box_pack_start (GTK_BOX (controls->ends), vivid, FALSE, FALSE, 0);
  gtk_box_pack_end (GTK_BOX (controls->ends), muted, FALSE, FALSE, 0);
  gtk_table_attach (GTK_TABLE (controls->table), controls->ends,
                    1, 2, row, row + 1, GTK_FILL, 0, 0, 0);
}

static void
add_decode (Controls *controls,
            int       row)
{
  GtkWidget *box = gtk_hbox_new (FALSE, 12);

  controls->mean
    = gtk_radio_button_new_with_mnemonic (NULL, _("_Mean of the likely "
                                                  "colors"));
  controls->mode
    = gtk_radio_button_new_with_mnemonic_from_widget
        (GTK_RADIO_BUTTON (controls->mean), _("The _likeliest color"));
  gtk_box_pack_start (GTK_BOX (box), controls->mean, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), controls->mode, FALSE, FALSE, 0);
  gtk_table_attach (GTK_TABLE (controls->table), box,
                    1, 3, row, row + 1, GTK_FILL, 0, 0, 0);
  g_signal_connect (controls->mode, "toggled",
                    G_CALLBACK (mode_toggled), controls);
}

Controls *
controls_new (const ColorizerSettings *settings,
              ControlsChanged          changed,
              gpointer                 data)
{
  Controls *controls = g_new0 (Controls, 1);

  controls->settings = *settings;
  controls->changed = changed;
  controls->data = data;
  controls->table = gtk_table_new (ROWS, 3, FALSE);
  gtk_table_set_col_spacings (GTK_TABLE (controls->table), 6);
  gtk_table_set_row_spacings (GTK_TABLE (controls->table), 6);
  gtk_table_set_row_spacing (GTK_TABLE (controls->table), 0, 0);

  controls->temperature =
    gimp_scale_entry_new (GTK_TABLE (controls->table), 0, 0,
                          _("_Temperature:"), SCALE_WIDTH, SPIN_DIGITS,
                          COLORIZER_DEFAULT_TEMPERATURE,
                          COLORIZER_MIN_TEMPERATURE, 1, 0.01, 0.1, 2,
                          TRUE, 0, 0,
                          _("Low is vivid, high is muted"), NULL);
  name_scale_entry (controls->temperature, _("Temperature"));
  add_ends (controls, 1);
  add_decode (controls, 2);
  controls->strength =
    gimp_scale_entry_new (GTK_TABLE (controls->table), 0, 3,
                          _("Color _strength:"), SCALE_WIDTH, SPIN_DIGITS,
                          100 * COLORIZER_DEFAULT_STRENGTH,
                          0, 100 * COLORIZER_MAX_STRENGTH, 1, 10, 0,
                          TRUE, 0, 0,
                          _("In percent: what the colors are multiplied by"),
                          NULL);
  name_scale_entry (controls->strength, _("Color strength"));

  controls_set (controls, settings);
  g_signal_connect (controls->temperature, "value-changed",
                    G_CALLBACK (temperature_changed), controls);
  g_signal_connect (controls->strength, "value-changed",
                    G_CALLBACK (strength_changed), controls);
  return controls;
}

void
controls_free (Controls *controls)
{
  g_free (controls);
}

GtkWidget *
controls_widget (Controls *controls)
{
  return controls->table;
}

const ColorizerSettings *
controls_settings (const Controls *controls)
{
  return &controls->settings;
}

void
controls_set (Controls                *controls,
              const ColorizerSettings *settings)
{
  gboolean is_mode = settings->decode == COLORIZER_DECODE_MODE;

  gtk_adjustment_set_value (GTK_ADJUSTMENT (controls->temperature),
                            settings->temperature);
  gtk_adjustment_set_value (GTK_ADJUSTMENT (controls->strength),
                            100 * settings->strength);
  gtk_toggle_button_set_active
    (GTK_TOGGLE_BUTTON (is_mode ? controls->mode : controls->mean), TRUE);
}
