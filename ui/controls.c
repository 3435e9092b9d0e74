/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "controls.h"
#include "scale.h"
#include "window.h"

#define SPACING 6
#define ROWS 6

struct _Controls
{
  ColorizerSettings  settings;
  GtkWidget         *table;
  Scale             *temperature;
  GtkWidget         *ends;          /* of the temperature's scale */
  GtkWidget         *mean;          /* radio buttons */
  GtkWidget         *mode;
  Scale             *strength;      /* in percent */
  GtkWidget         *prepare;       /* a check button */
  Scale             *reach;
  GtkWidget         *clear;         /* a button */
  ControlsChanged    changed;
  gpointer           data;
};

static void
temperature_changed (double   temperature,
                     gpointer data)
{
  Controls *controls = data;

  controls->settings.temperature = temperature;
  controls->changed (controls->data);
}

static void
strength_changed (double   percent,
                  gpointer data)
{
  Controls *controls = data;

  controls->settings.strength = percent / 100;
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
  scale_set_sensitive (controls->temperature, ! is_mode);
  gtk_widget_set_sensitive (controls->ends, ! is_mode);
  controls->changed (controls->data);
}

static void
prepare_toggled (GtkToggleButton *prepare,
                 gpointer         data)
{
  Controls *controls = data;

  controls->settings.prepare = gtk_toggle_button_get_active (prepare);
  controls->changed (controls->data);
}

static void
reach_changed (double   reach,
               gpointer data)
{
  Controls *controls = data;

  controls->settings.reach = reach;
  controls->changed (controls->data);
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
  gtk_widget_set_no_show_all (controls->ends, window_is_low ());
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

/* With the button for all dots, which needs no row of its own. */
static void
add_prepare (Controls *controls,
             int       row)
{
  GtkWidget *box = gtk_hbox_new (FALSE, 12);

  controls->prepare =
    gtk_check_button_new_with_mnemonic (_("_Prepare faded and framed scans"));
  gtk_widget_set_tooltip_text
    (controls->prepare,
    _("A uniform border stays without color, and the network sees faded or "
      "dark photos as if they were not"));
  controls->clear = gtk_button_new_with_mnemonic (_("Clear _all dots"));
  gtk_box_pack_start (GTK_BOX (box), controls->prepare, FALSE, FALSE, 0);
  gtk_box_pack_end (GTK_BOX (box), controls->clear, FALSE, FALSE, 0);
  gtk_table_attach (GTK_TABLE (controls->table), box,
                    1, 3, row, row + 1, GTK_FILL, 0, 0, 0);
  g_signal_connect (controls->prepare, "toggled",
                    G_CALLBACK (prepare_toggled), controls);
}

Controls *
controls_new (const ColorizerSettings *settings,
              ControlsChanged          changed,
              gpointer                 data)
{
  const ScaleLook temperature =
  {
    _("_Temperature:"), _("Temperature"), _("Low is vivid, high is muted"),
    COLORIZER_MIN_TEMPERATURE, 1, 0.01, 0.1, 2
  };
  const ScaleLook strength =
  {
    _("Color _strength:"), _("Color strength"),
    _("In percent: what the colors are multiplied by"),
    0, 100 * COLORIZER_MAX_STRENGTH, 1, 10, 0
  };
  const ScaleLook reach =
  {
    _("Reach of _dots:"), _("Reach of dots"),
    _("How far the colors of dots go: 0 is near, 1 is far"),
    0, 1, 0.01, 0.1, 2
  };
  Controls *controls = g_new0 (Controls, 1);

  controls->settings = *settings;
  controls->changed = changed;
  controls->data = data;
  controls->table = gtk_table_new (ROWS, 3, FALSE);
  gtk_table_set_col_spacings (GTK_TABLE (controls->table), SPACING);
  gtk_table_set_row_spacings (GTK_TABLE (controls->table),
                              window_is_low () ? SPACING / 3 : SPACING);
  gtk_table_set_row_spacing (GTK_TABLE (controls->table), 0, 0);

  controls->temperature = scale_new (GTK_TABLE (controls->table), 0,
                                     &temperature, temperature_changed,
                                     controls);
  add_ends (controls, 1);
  add_decode (controls, 2);
  controls->strength = scale_new (GTK_TABLE (controls->table), 3, &strength,
                                  strength_changed, controls);
  add_prepare (controls, 4);
  controls->reach = scale_new (GTK_TABLE (controls->table), 5, &reach,
                               reach_changed, controls);
  controls_set (controls, settings);
  return controls;
}

void
controls_free (Controls *controls)
{
  scale_free (controls->temperature);
  scale_free (controls->strength);
  scale_free (controls->reach);
  g_free (controls);
}

GtkWidget *
controls_widget (Controls *controls)
{
  return controls->table;
}

GtkWidget *
controls_clear (Controls *controls)
{
  return controls->clear;
}

void
controls_set_dots (Controls *controls,
                   gboolean  any)
{
  scale_set_sensitive (controls->reach, any);
  gtk_widget_set_sensitive (controls->clear, any);
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

  scale_set (controls->temperature, settings->temperature);
  scale_set (controls->strength, 100 * settings->strength);
  gtk_toggle_button_set_active
    (GTK_TOGGLE_BUTTON (is_mode ? controls->mode : controls->mean), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (controls->prepare),
                                settings->prepare);
  scale_set (controls->reach, settings->reach);
}
