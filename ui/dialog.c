/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gdk/gdkkeysyms.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "controls.h"
#include "dialog.h"
#include "help.h"
#include "init.h"
#include "latency.h"
#include "preview.h"
#include "status.h"
#include "thumbnails.h"
#include "window-size.h"
#include "work.h"

#define RESPONSE_RESET 1
#define FIRST_WIDTH    620    /* pixels, of the window */
#define FIRST_HEIGHT   720

typedef struct
{
  const DialogPhoto *photo;
  Work              *work;

  GtkWidget         *dialog;
  Preview           *preview;
  Thumbnails        *thumbnails;
  Controls          *controls;
  GtkWidget         *weights;         /* a combo box */
  Status            *status;

  guint              painting;        /* a source of the main loop, or 0 */
  gint64             changed_at;
  double             painted_strength;        /* of the thumbnails */
  gboolean           accepted;        /* OK was pressed, maybe too early */
} Dialog;

/* What is shown and can be used follows from the work and from OK.  Once OK
 * was pressed nothing can be changed any more: what is shown is what comes. */
static void
update (Dialog *dialog)
{
  GtkDialog  *window   = GTK_DIALOG (dialog->dialog);
  const char *problem  = work_problem (dialog->work);
  gboolean    ready    = work_scores (dialog->work) != NULL;

  if (problem || ready)
    status_say (dialog->status, problem);
  else
    status_progress (dialog->status, work_fraction (dialog->work));

  gtk_widget_set_sensitive (thumbnails_widget (dialog->thumbnails), ready);
  gtk_widget_set_sensitive (controls_widget (dialog->controls),
                            ! dialog->accepted);
  gtk_widget_set_sensitive (dialog->weights, ! dialog->accepted);
  gtk_dialog_set_response_sensitive (window, RESPONSE_RESET,
                                     ! dialog->accepted);
  gtk_dialog_set_response_sensitive (window, GTK_RESPONSE_OK,
                                     ! dialog->accepted && ! problem);
}

/* Painting */

static gboolean
paint (gpointer data)
{
  Dialog                  *dialog   = data;
  const ColorizerSettings *settings = controls_settings (dialog->controls);
  const ColorizerScores   *scores   = work_scores (dialog->work);
  ColorizerColors         *colors   = colorizer_decode (scores, settings,
                                                        NULL);

  dialog->painting = 0;
  preview_set_colors (dialog->preview, colors);
  latency_log (dialog->changed_at);
  if (settings->strength != dialog->painted_strength)
    {
      dialog->painted_strength = settings->strength;
      thumbnails_paint (dialog->thumbnails, scores, settings->strength);
    }
  return G_SOURCE_REMOVE;
}

/* However many changes come before the screen is ready, one paint. */
static void
settings_changed (gpointer data)
{
  Dialog *dialog = data;

  if (! dialog->controls)     /* they are being built */
    return;
  work_use (dialog->work, controls_settings (dialog->controls));
  thumbnails_mark (dialog->thumbnails, controls_settings (dialog->controls));
  if (! work_scores (dialog->work) || dialog->painting)
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

/* Working */

static void
work_changed (gpointer data)
{
  Dialog *dialog = data;

  if (work_problem (dialog->work))
    dialog->accepted = FALSE;
  update (dialog);
  if (! work_scores (dialog->work))
    return;
  dialog->painted_strength = -1;
  settings_changed (dialog);
  if (dialog->accepted)
    gtk_dialog_response (GTK_DIALOG (dialog->dialog), GTK_RESPONSE_OK);
}

static void
stop_painting (Dialog *dialog)
{
  if (dialog->painting)
    g_source_remove (dialog->painting);
  dialog->painting = 0;
}

static void
weights_chosen (GtkComboBox *weights,
                gpointer     data)
{
  Dialog *dialog = data;

  stop_painting (dialog);
  work_start (dialog->work, gtk_combo_box_get_active (weights));
}

/* The window */

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *tooltip,
            GCallback   clicked,
            Preview    *preview)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, preview);
  gtk_box_pack_end (GTK_BOX (box), button, FALSE, FALSE, 0);
}

static void
add_preview (Dialog    *dialog,
             GtkWidget *vbox)
{
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *box   = gtk_hbox_new (FALSE, 6);
  GtkWidget *split = gtk_check_button_new_with_mnemonic
                       (_("_Before and after"));

  gtk_widget_set_tooltip_text
    (split, _("Drag the border in the picture; the right button or the key O "
              "shows the original as long as it is held"));
  dialog->preview = preview_new (dialog->photo, GTK_TOGGLE_BUTTON (split));
  dialog->thumbnails = thumbnails_new (dialog->photo, thumbnail_chosen,
                                       dialog);
  gtk_frame_set_shadow_type (GTK_FRAME (frame), GTK_SHADOW_IN);
  gtk_container_add (GTK_CONTAINER (frame),
                     preview_widget (dialog->preview));
  gtk_box_pack_start (GTK_BOX (vbox), frame, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (box), split, FALSE, FALSE, 0);
  dialog->status = status_new ();
  gtk_box_pack_start (GTK_BOX (box), status_widget (dialog->status),
                      TRUE, TRUE, 0);
  /* Translators: one pixel of the photo for one of the screen */
  add_button (box, _("_100 %"),
              _("The photo's own pixels; the wheel or + and - in the picture "
                "zoom, dragging moves it"),
              G_CALLBACK (preview_show_pixels), dialog->preview);
  add_button (box, _("_Fit"), _("The whole photo"),
              G_CALLBACK (preview_show_whole), dialog->preview);
  gtk_box_pack_start (GTK_BOX (vbox), box, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (vbox),
                      thumbnails_widget (dialog->thumbnails),
                      FALSE, FALSE, 0);
}

/* What is only there where several layers are selected. */
static void
add_count (Dialog    *dialog,
           GtkWidget *vbox)
{
  int        n    = dialog->photo->n_photos;
  char      *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%d layer is colored",
                                  "%d layers are colored, all with these "
                                  "settings: the picture shows the first",
                                  n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_no_show_all (label, n < 2);
  gtk_box_pack_start (GTK_BOX (vbox), label, FALSE, FALSE, 0);
  g_free (text);
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

/* Return means OK wherever the focus is, but on the other buttons below; in a
 * number it is the number's first. */
static gboolean
key_pressed (GtkWidget   *window,
             GdkEventKey *event,
             gpointer     data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *below = gtk_dialog_get_action_area (GTK_DIALOG (window));
  GtkWidget *ok    = gtk_dialog_get_widget_for_response (GTK_DIALOG (window),
                                                         GTK_RESPONSE_OK);

  (void) data;
  if ((event->keyval != GDK_KEY_Return && event->keyval != GDK_KEY_KP_Enter)
      || ! focus || GTK_IS_ENTRY (focus)
      || gtk_widget_is_ancestor (focus, below))
    return FALSE;
  if (gtk_widget_is_sensitive (ok))
    gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_OK);
  return TRUE;
}

static void
build (Dialog                  *dialog,
       int                      weights,
       const ColorizerSettings *settings)
{
  GtkWidget *vbox  = gtk_vbox_new (FALSE, 6);
  /* Translators: a window's title, with the names of a layer and an image */
  char      *title = g_strdup_printf (_("Auto-Colorize: %s, %s"),
                                      dialog->photo->layer,
                                      dialog->photo->image);

  dialog->dialog = gimp_dialog_new (title, "gimp-auto-colorize",
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
  g_signal_connect (dialog->dialog, "key-press-event",
                    G_CALLBACK (key_pressed), NULL);
  gimp_window_set_transient (GTK_WINDOW (dialog->dialog));

  gtk_container_set_border_width (GTK_CONTAINER (vbox), 12);
  gtk_box_pack_start
    (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog->dialog))),
    vbox, TRUE, TRUE, 0);
  add_preview (dialog, vbox);
  add_count (dialog, vbox);
  dialog->controls = controls_new (settings, settings_changed, dialog);
  gtk_box_pack_start (GTK_BOX (vbox), controls_widget (dialog->controls),
                      FALSE, FALSE, 0);
  add_weights (dialog, vbox, weights);
  window_size_restore (GTK_WINDOW (dialog->dialog), FIRST_WIDTH,
                       FIRST_HEIGHT);
  gtk_widget_show_all (dialog->dialog);
  g_free (title);
}

static void
reset (Dialog *dialog)
{
  ColorizerSettings defaults = colorizer_settings_default ();

  controls_set (dialog->controls, &defaults);
}

/* TRUE once OK was pressed and the scores are there. */
static gboolean
let_choose (Dialog *dialog)
{
  while (TRUE)
    switch (gimp_dialog_run (GIMP_DIALOG (dialog->dialog)))
      {
      case GTK_RESPONSE_OK:
        if (work_scores (dialog->work))
          return TRUE;
        dialog->accepted = TRUE;
        update (dialog);
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
  stop_painting (dialog);
  work_free (dialog->work);
  window_size_keep (GTK_WINDOW (dialog->dialog));
  gtk_widget_destroy (dialog->dialog);
  status_free (dialog->status);
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

  ui_init ();
  dialog.work = work_new (photo, work_changed, &dialog);
  build (&dialog, *weights, settings);
  work_use (dialog.work, settings);
  work_start (dialog.work, *weights);
  chosen = let_choose (&dialog);
  if (chosen)
    {
      *weights = gtk_combo_box_get_active (GTK_COMBO_BOX (dialog.weights));
      *settings = *controls_settings (dialog.controls);
      *scores = work_take_scores (dialog.work);
    }
  close_dialog (&dialog);
  return chosen;
}
