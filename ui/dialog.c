/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "dialog.h"

#define RESPONSE_RESET 1
#define SCALE_WIDTH    200
#define SPIN_DIGITS    6

typedef struct
{
  ColorizerSettings  settings;      /* as the controls show them */
  GtkWidget         *dialog;
  GtkObject         *temperature;   /* an adjustment */
  GtkWidget         *decode;        /* the first radio button */
  GtkWidget         *scale_table;
} Dialog;

static void
decode_changed (GtkWidget *button,
                gpointer   data)
{
  Dialog *dialog = data;

  gimp_radio_button_update (button, &dialog->settings.decode);
  gtk_widget_set_sensitive (dialog->scale_table,
                            dialog->settings.decode == COLORIZER_DECODE_MEAN);
}

static void
add_temperature (Dialog    *dialog,
                 GtkWidget *vbox)
{
  GtkWidget *table = gtk_table_new (1, 3, FALSE);

  gtk_table_set_col_spacings (GTK_TABLE (table), 6);
  dialog->scale_table = table;
  dialog->temperature =
    gimp_scale_entry_new (GTK_TABLE (table), 0, 0, _("_Temperature:"),
                          SCALE_WIDTH, SPIN_DIGITS,
                          dialog->settings.temperature,
                          COLORIZER_MIN_TEMPERATURE, 1, 0.01, 0.1, 2,
                          TRUE, 0, 0,
                          _("Low is vivid, high is muted"), NULL);
  gtk_entry_set_activates_default
    (GTK_ENTRY (GIMP_SCALE_ENTRY_SPINBUTTON (dialog->temperature)), TRUE);
  g_signal_connect (dialog->temperature, "value-changed",
                    G_CALLBACK (gimp_double_adjustment_update),
                    &dialog->settings.temperature);
  gtk_box_pack_start (GTK_BOX (vbox), table, FALSE, FALSE, 0);
}

static void
add_decode (Dialog    *dialog,
            GtkWidget *vbox)
{
  GtkWidget *frame =
    gimp_int_radio_group_new (TRUE, _("Color of Each Point"),
                              G_CALLBACK (decode_changed), dialog,
                              dialog->settings.decode,
                              _("_Annealed mean of the likely colors"),
                              COLORIZER_DECODE_MEAN, &dialog->decode,
                              _("The _likeliest color"),
                              COLORIZER_DECODE_MODE, NULL,
                              NULL);

  gtk_box_pack_start (GTK_BOX (vbox), frame, FALSE, FALSE, 0);
}

static void
build (Dialog     *dialog,
       const char *help_id)
{
  GtkWidget *vbox = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  dialog->dialog = gimp_dialog_new (_("Auto-Colorize"), "gimp-auto-colorize",
                                    NULL, 0, gimp_standard_help_func, help_id,
                                    _("_Reset"),  RESPONSE_RESET,
                                    _("_Cancel"), GTK_RESPONSE_CANCEL,
                                    _("_OK"),     GTK_RESPONSE_OK,
                                    NULL);
  gtk_dialog_set_alternative_button_order (GTK_DIALOG (dialog->dialog),
                                           GTK_RESPONSE_OK, RESPONSE_RESET,
                                           GTK_RESPONSE_CANCEL, -1);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog->dialog),
                                   GTK_RESPONSE_OK);
  gtk_window_set_resizable (GTK_WINDOW (dialog->dialog), FALSE);
  gimp_window_set_transient (GTK_WINDOW (dialog->dialog));

  gtk_container_set_border_width (GTK_CONTAINER (vbox), 12);
  gtk_box_pack_start
    (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog->dialog))),
     vbox, TRUE, TRUE, 0);
  add_temperature (dialog, vbox);
  add_decode (dialog, vbox);
  gtk_widget_show_all (dialog->dialog);
}

static void
reset (Dialog *dialog)
{
  gtk_adjustment_set_value (GTK_ADJUSTMENT (dialog->temperature),
                            COLORIZER_DEFAULT_TEMPERATURE);
  gimp_int_radio_group_set_active (GTK_RADIO_BUTTON (dialog->decode),
                                   COLORIZER_DECODE_MEAN);
}

gboolean
dialog_run (ColorizerSettings *settings,
            const char        *help_id)
{
  Dialog dialog = { .settings = *settings };
  int    response;

  gimp_ui_init ("auto-colorize", TRUE);
  build (&dialog, help_id);
  while ((response = gimp_dialog_run (GIMP_DIALOG (dialog.dialog)))
         == RESPONSE_RESET)
    reset (&dialog);
  gtk_widget_destroy (dialog.dialog);

  if (response != GTK_RESPONSE_OK)
    return FALSE;
  *settings = dialog.settings;
  return TRUE;
}
