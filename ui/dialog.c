/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "controls.h"
#include "dialog.h"
#include "help.h"
#include "prediction.h"
#include "preview.h"
#include "thumbnails.h"

#define RESPONSE_RESET 1
#define LOOK_MS        40         /* between two looks at the prediction */

/* File to which the time from each change of a setting to its picture on the
 * screen is appended, in ms, one a line. */
#define LATENCY_LOG    "AUTO_COLORIZE_LATENCY_LOG"

typedef struct
{
  const DialogPhoto     *photo;
  const ColorizerModel  *model;
  ColorizerInput        *input;     /* once the photo is read */
  Prediction            *prediction;
  ColorizerScores       *scores;    /* once they are predicted */

  GtkWidget             *dialog;
  Preview               *preview;
  Thumbnails            *thumbnails;
  Controls              *controls;
  GtkWidget             *weights;   /* a combo box */
  GtkWidget             *progress;
  GtkWidget             *message;

  guint                  reading;   /* sources of the main loop, or 0 */
  guint                  looking;
  guint                  painting;
  gint64                 changed_at;
  double                 painted_strength;  /* of the thumbnails */
  gboolean               accepted;  /* OK was pressed, maybe too early */
} Dialog;

static void
show_problem (Dialog     *dialog,
              const char *sentence)
{
  gtk_widget_hide (dialog->progress);
  gtk_label_set_text (GTK_LABEL (dialog->message), sentence);
  gtk_widget_show (dialog->message);
  gtk_dialog_set_response_sensitive (GTK_DIALOG (dialog->dialog),
                                     GTK_RESPONSE_OK, FALSE);
}

/* Painting */

static void
log_latency (gint64 since)
{
  const char *path = g_getenv (LATENCY_LOG);
  FILE       *log  = path ? fopen (path, "a") : NULL;

  if (log)
    {
      fprintf (log, "%.2f\n", (g_get_monotonic_time () - since) / 1000.0);
      fclose (log);
    }
}

static gboolean
paint (gpointer data)
{
  Dialog                  *dialog   = data;
  const ColorizerSettings *settings = controls_settings (dialog->controls);
  ColorizerColors         *colors   = colorizer_decode (dialog->scores,
                                                        settings, NULL);

  dialog->painting = 0;
  if (colors)
    preview_set_colors (dialog->preview, colors);
  colorizer_colors_free (colors);
  log_latency (dialog->changed_at);
  if (settings->strength != dialog->painted_strength)
    {
      dialog->painted_strength = settings->strength;
      thumbnails_paint (dialog->thumbnails, dialog->scores,
                        settings->strength);
    }
  return G_SOURCE_REMOVE;
}

/* However many changes come before the screen is ready, one paint. */
static void
settings_changed (gpointer data)
{
  Dialog *dialog = data;

  if (! dialog->scores || dialog->painting)
    return;
  dialog->changed_at = g_get_monotonic_time ();
  dialog->painting = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, paint,
                                      dialog, NULL);
}

static void
thumbnail_chosen (const ColorizerSettings *settings,
                  gpointer                 data)
{
  Dialog            *dialog = data;
  ColorizerSettings  chosen = *controls_settings (dialog->controls);

  chosen.decode = settings->decode;
  if (settings->decode == COLORIZER_DECODE_MEAN)
    chosen.temperature = settings->temperature;
  controls_set (dialog->controls, &chosen);
}

/* Reading, then predicting */

static void
show_scores (Dialog *dialog)
{
  GError *error = NULL;

  dialog->scores = prediction_take_scores (dialog->prediction, &error);
  if (! dialog->scores)
    {
      show_problem (dialog, error->message);
      dialog->accepted = FALSE;
      gtk_widget_set_sensitive (controls_widget (dialog->controls), TRUE);
      gtk_widget_set_sensitive (dialog->weights, TRUE);
      g_error_free (error);
      return;
    }
  gtk_widget_hide (dialog->progress);
  gtk_widget_set_sensitive (thumbnails_widget (dialog->thumbnails), TRUE);
  settings_changed (dialog);
  if (dialog->accepted)
    gtk_dialog_response (GTK_DIALOG (dialog->dialog), GTK_RESPONSE_OK);
}

static gboolean
look_at_prediction (gpointer data)
{
  Dialog *dialog = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (dialog->progress),
                                 prediction_fraction (dialog->prediction));
  if (! prediction_has_ended (dialog->prediction))
    return G_SOURCE_CONTINUE;
  dialog->looking = 0;
  show_scores (dialog);
  return G_SOURCE_REMOVE;
}

static gboolean
read_photo (gpointer data)
{
  Dialog *dialog = data;
  GError *error  = NULL;

  if (! dialog->photo->read_more (&dialog->input, dialog->photo->data,
                                  &error))
    {
      show_problem (dialog, error->message);
      g_error_free (error);
      dialog->reading = 0;
      return G_SOURCE_REMOVE;
    }
  if (! dialog->input)
    {
      gtk_progress_bar_pulse (GTK_PROGRESS_BAR (dialog->progress));
      return G_SOURCE_CONTINUE;
    }
  dialog->reading = 0;
  dialog->prediction = prediction_new (dialog->model, dialog->input);
  dialog->looking = g_timeout_add (LOOK_MS, look_at_prediction, dialog);
  return G_SOURCE_REMOVE;
}

static void
stop_working (Dialog *dialog)
{
  if (dialog->reading)
    g_source_remove (dialog->reading);
  if (dialog->looking)
    g_source_remove (dialog->looking);
  if (dialog->painting)
    g_source_remove (dialog->painting);
  dialog->reading = dialog->looking = dialog->painting = 0;
  g_clear_pointer (&dialog->prediction, prediction_free);
  g_clear_pointer (&dialog->input, colorizer_input_free);
  g_clear_pointer (&dialog->scores, colorizer_scores_free);
}

/* Begins anew, with the weights that are chosen. */
static void
start_working (Dialog *dialog)
{
  int     index = gtk_combo_box_get_active (GTK_COMBO_BOX (dialog->weights));
  GError *error = NULL;

  stop_working (dialog);
  gtk_widget_set_sensitive (thumbnails_widget (dialog->thumbnails), FALSE);
  dialog->painted_strength = -1;
  dialog->model = dialog->photo->use_weights (index, dialog->photo->data,
                                              &error);
  if (! dialog->model)
    {
      show_problem (dialog, error->message);
      g_error_free (error);
      return;
    }
  gtk_widget_hide (dialog->message);
  gtk_widget_show (dialog->progress);
  gtk_dialog_set_response_sensitive (GTK_DIALOG (dialog->dialog),
                                     GTK_RESPONSE_OK, TRUE);
  dialog->reading = g_idle_add (read_photo, dialog);
}

static void
weights_chosen (GtkComboBox *weights,
                gpointer     data)
{
  (void) weights;
  start_working (data);
}

/* The window */

static void
add_preview (Dialog    *dialog,
             GtkWidget *vbox)
{
  GtkWidget *align = gtk_alignment_new (0.5, 0.5, 0, 0);
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *split = gtk_check_button_new_with_mnemonic
                       (_("_Before and after"));

  gtk_widget_set_tooltip_text (split, _("Drag in the picture to move the "
                                        "border"));
  dialog->preview = preview_new (dialog->photo->width, dialog->photo->height,
                                 dialog->photo->rgba,
                                 GTK_TOGGLE_BUTTON (split));
  dialog->thumbnails = thumbnails_new (dialog->photo->width,
                                       dialog->photo->height,
                                       dialog->photo->rgba,
                                       thumbnail_chosen, dialog);
  gtk_widget_set_sensitive (thumbnails_widget (dialog->thumbnails), FALSE);
  gtk_frame_set_shadow_type (GTK_FRAME (frame), GTK_SHADOW_IN);
  gtk_container_add (GTK_CONTAINER (frame),
                     preview_widget (dialog->preview));
  gtk_container_add (GTK_CONTAINER (align), frame);
  gtk_box_pack_start (GTK_BOX (vbox), align, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (vbox), split, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (vbox),
                      thumbnails_widget (dialog->thumbnails),
                      FALSE, FALSE, 0);
}

/* What says how far the prediction is, or why there is none. */
static void
add_status (Dialog    *dialog,
            GtkWidget *vbox)
{
  dialog->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (dialog->progress),
                             _("Looking for the colors"));
  dialog->message = gtk_label_new (NULL);
  gtk_label_set_line_wrap (GTK_LABEL (dialog->message), TRUE);
  gtk_label_set_selectable (GTK_LABEL (dialog->message), TRUE);
  gtk_widget_set_no_show_all (dialog->message, TRUE);
  gtk_box_pack_start (GTK_BOX (vbox), dialog->progress, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (vbox), dialog->message, FALSE, FALSE, 0);
}

/* Shown where there is a choice. */
static void
add_weights (Dialog    *dialog,
             GtkWidget *vbox,
             int        chosen)
{
  GtkWidget *box   = gtk_hbox_new (FALSE, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Weights:"));

  dialog->weights = gtk_combo_box_text_new ();
  gtk_combo_box_text_append_text (GTK_COMBO_BOX_TEXT (dialog->weights),
                                  _("Bundled"));
  for (int i = 1; dialog->photo->weights[i]; i++)
    gtk_combo_box_text_append_text (GTK_COMBO_BOX_TEXT (dialog->weights),
                                    dialog->photo->weights[i]);
  gtk_combo_box_set_active (GTK_COMBO_BOX (dialog->weights), chosen);
  g_signal_connect (dialog->weights, "changed",
                    G_CALLBACK (weights_chosen), dialog);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), dialog->weights);
  gtk_box_pack_start (GTK_BOX (box), label, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), dialog->weights, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (vbox), box, FALSE, FALSE, 0);
  gtk_widget_set_no_show_all (box, ! dialog->photo->weights[1]);
}

static void
build (Dialog                  *dialog,
       int                      weights,
       const ColorizerSettings *settings)
{
  GtkWidget *vbox = gtk_vbox_new (FALSE, 12);

  dialog->dialog = gimp_dialog_new (_("Auto-Colorize"), "gimp-auto-colorize",
                                    NULL, 0, help_show, "auto-colorize",
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
  add_preview (dialog, vbox);
  add_status (dialog, vbox);
  dialog->controls = controls_new (settings, settings_changed, dialog);
  gtk_box_pack_start (GTK_BOX (vbox), controls_widget (dialog->controls),
                      FALSE, FALSE, 0);
  add_weights (dialog, vbox, weights);
  gtk_widget_show_all (dialog->dialog);
}

static void
reset (Dialog *dialog)
{
  ColorizerSettings defaults = colorizer_settings_default ();

  controls_set (dialog->controls, &defaults);
}

/* Once nothing can be changed any more, what is shown is what comes. */
static void
wait_for_scores (Dialog *dialog)
{
  dialog->accepted = TRUE;
  gtk_widget_set_sensitive (controls_widget (dialog->controls), FALSE);
  gtk_widget_set_sensitive (dialog->weights, FALSE);
  gtk_dialog_set_response_sensitive (GTK_DIALOG (dialog->dialog),
                                     GTK_RESPONSE_OK, FALSE);
  gtk_dialog_set_response_sensitive (GTK_DIALOG (dialog->dialog),
                                     RESPONSE_RESET, FALSE);
}

/* TRUE once OK was pressed and the scores are there. */
static gboolean
let_choose (Dialog *dialog)
{
  while (TRUE)
    switch (gimp_dialog_run (GIMP_DIALOG (dialog->dialog)))
      {
      case GTK_RESPONSE_OK:
        if (dialog->scores)
          return TRUE;
        wait_for_scores (dialog);
        break;

      case RESPONSE_RESET:
        reset (dialog);
        break;

      default:
        return FALSE;
      }
}

static void
close_dialog (Dialog *dialog)
{
  gtk_widget_destroy (dialog->dialog);
  preview_free (dialog->preview);
  thumbnails_free (dialog->thumbnails);
  controls_free (dialog->controls);
}

gboolean
dialog_run (const DialogPhoto     *photo,
            int                   *weights,
            ColorizerSettings     *settings,
            ColorizerScores      **scores)
{
  Dialog   dialog = { .photo = photo };
  gboolean chosen;

  gimp_ui_init ("auto-colorize", TRUE);
  build (&dialog, *weights, settings);
  start_working (&dialog);
  chosen = let_choose (&dialog);
  if (chosen)
    {
      *weights = gtk_combo_box_get_active (GTK_COMBO_BOX (dialog.weights));
      *settings = *controls_settings (dialog.controls);
      *scores = g_steal_pointer (&dialog.scores);
    }
  stop_working (&dialog);
  close_dialog (&dialog);
  return chosen;
}
