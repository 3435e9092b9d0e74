/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "choices.h"
#include "controls.h"
#include "count-label.h"
#include "dialog.h"
#include "dot-editor.h"
#include "init.h"
#include "latency.h"
#include "look-bar.h"
#include "preview.h"
#include "status.h"
#include "thumbnails.h"
#include "window.h"
#include "window-size.h"
#include "work.h"

#define FIRST_WIDTH    620    /* pixels, of the window, or larger on a large */
#define FIRST_HEIGHT   760    /* screen */

typedef struct
{
  const DialogPhoto *photo;
  Work              *work;
  DotEditor         *editor;
  Values             values;          /* as they are shown */
  int                weights;         /* that the work is with: an index */

  GtkWidget         *dialog;
  Preview           *preview;
  Thumbnails        *thumbnails;
  Controls          *controls;
  Choices           *choices;
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
  gboolean    dotted   = dots_count (dot_editor_dots (dialog->editor)) > 0;

  if (problem)
    status_problem (dialog->status, problem);
  else if (ready)
    status_advise (dialog->status,
                   dotted ? NULL : _("Click in the picture where you know a "
                                     "color"));
  else
    status_progress (dialog->status, work_fraction (dialog->work));

  gtk_widget_set_sensitive (thumbnails_widget (dialog->thumbnails), ready);
  gtk_widget_set_sensitive (controls_widget (dialog->controls),
                            ! dialog->accepted);
  controls_set_dots (dialog->controls, dotted);
  gtk_widget_set_sensitive (choices_widget (dialog->choices),
                            ! dialog->accepted);
  gtk_dialog_set_response_sensitive (window, WINDOW_RESET,
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
  const Dots              *dots     = dot_editor_dots (dialog->editor);
  ColorizerColors         *colors   = work_decode (dialog->work, settings,
                                                   dots_hints (dots),
                                                   dots_count (dots));

  dialog->painting = 0;
  preview_set_colors (dialog->preview, colors);
  latency_log (dialog->changed_at);
  latency_mark ("paint");
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

  if (! dialog->choices)      /* they are being built */
    return;
  dialog->values.settings = *controls_settings (dialog->controls);
  choices_update (dialog->choices);
  work_use (dialog->work, controls_settings (dialog->controls));
  thumbnails_mark (dialog->thumbnails, controls_settings (dialog->controls));
  if (! work_scores (dialog->work) || dialog->painting)
    return;
  dialog->changed_at = g_get_monotonic_time ();
  dialog->painting = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, paint,
                                      dialog, NULL);
}

static void
dots_changed (gpointer data)
{
  update (data);
  settings_changed (data);
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
stop_painting (Dialog *dialog)
{
  if (dialog->painting)
    g_source_remove (dialog->painting);
  dialog->painting = 0;
}

/* Those of other weights would be taken for what comes. */
static void
show_no_colors (Dialog *dialog)
{
  dialog->accepted = FALSE;
  stop_painting (dialog);
  preview_set_colors (dialog->preview, NULL);
  thumbnails_clear (dialog->thumbnails);
}

static void
work_changed (gpointer data)
{
  Dialog *dialog = data;

  if (work_problem (dialog->work))
    show_no_colors (dialog);
  update (dialog);
  if (! work_scores (dialog->work))
    return;
  dialog->painted_strength = -1;
  settings_changed (dialog);
  if (dialog->accepted)
    gtk_dialog_response (GTK_DIALOG (dialog->dialog), GTK_RESPONSE_OK);
}

static void
choice_changed (gpointer data)
{
  Dialog *dialog  = data;
  int     weights = choices_weights (dialog->choices);

  choices_update (dialog->choices);
  if (weights == dialog->weights)
    return;
  dialog->weights = weights;
  stop_painting (dialog);
  work_start (dialog->work, weights);
}

static void
use_values (const Values *values,
            gpointer      data)
{
  Dialog *dialog = data;

  controls_set (dialog->controls, &values->settings);
  choices_set (dialog->choices, values);
}

/* The window */

/* A large photo takes longer to be read than the window to be there. */
static gboolean
window_mapped (GtkWidget *window,
               GdkEvent  *event,
               gpointer   data)
{
  Dialog *dialog = data;

  (void) window;
  (void) event;
  latency_mark ("window");
  preview_start (dialog->preview);
  return FALSE;
}

static void
add_preview (Dialog    *dialog,
             GtkWidget *vbox)
{
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *split = look_bar_split ();

  dialog->preview = preview_new (dialog->photo, GTK_TOGGLE_BUTTON (split),
                                 dot_editor_dots (dialog->editor),
                                 dot_editor_clicked, dialog->editor);
  dot_editor_show_in (dialog->editor, dialog->preview);
  dialog->thumbnails = thumbnails_new (dialog->photo, thumbnail_chosen,
                                       dialog);
  dialog->status = status_new (thumbnails_widget (dialog->thumbnails));
  gtk_frame_set_shadow_type (GTK_FRAME (frame), GTK_SHADOW_IN);
  gtk_container_add (GTK_CONTAINER (frame),
                     preview_widget (dialog->preview));
  gtk_box_pack_start (GTK_BOX (vbox), frame, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (vbox),
                      look_bar_new (split, status_line (dialog->status),
                                    dialog->preview),
                      FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (vbox), status_pages (dialog->status),
                      FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (vbox),
                      count_label_new (dialog->photo->n_photos),
                      FALSE, FALSE, 0);
}

static void
add_controls (Dialog    *dialog,
              GtkWidget *vbox)
{
  const ChoicesTold told = { choice_changed, use_values, dialog };

  dialog->controls = controls_new (&dialog->values.settings, settings_changed,
                                   dialog);
  g_signal_connect_swapped (controls_clear (dialog->controls), "clicked",
                            G_CALLBACK (dots_clear),
                            dot_editor_dots (dialog->editor));
  dialog->choices = choices_new (&dialog->values, dialog->photo->weights,
                                 &told);
  gtk_box_pack_start (GTK_BOX (vbox), controls_widget (dialog->controls),
                      FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (vbox), choices_widget (dialog->choices),
                      FALSE, FALSE, 0);
}

static gboolean
key_pressed (const GdkEventKey *event,
             gpointer           data)
{
  Dialog *dialog = data;

  return dot_editor_key (dialog->editor, event);
}

static void
build (Dialog *dialog)
{
  GtkWidget *vbox  = gtk_vbox_new (FALSE, 0);
  /* Translators: a window's title, with the names of a layer and an image */
  char      *title = g_strdup_printf (_("Auto-Colorize: %s, %s"),
                                      dialog->photo->layer,
                                      dialog->photo->image);

  dialog->dialog = window_new (title, vbox, key_pressed, dialog);
  add_preview (dialog, vbox);
  add_controls (dialog, vbox);
  window_size_restore (GTK_WINDOW (dialog->dialog),
                       MAX (FIRST_WIDTH, gdk_screen_width () / 4),
                       MAX (FIRST_HEIGHT, gdk_screen_height () / 2));
  g_signal_connect (dialog->dialog, "map-event", G_CALLBACK (window_mapped),
                    dialog);
  gtk_widget_show_all (dialog->dialog);
  g_free (title);
}

/* But for the weights, which are no setting of the photo's. */
static void
reset (Dialog *dialog)
{
  Values defaults;

  values_init (&defaults);
  values_set_weights (&defaults, dialog->values.weights);
  use_values (&defaults, dialog);
  values_clear (&defaults);
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

      case WINDOW_RESET:
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
  choices_free (dialog->choices);
  dot_editor_free (dialog->editor);
}

gboolean
dialog_run (const DialogPhoto  *photo,
            Values             *values,
            GArray             *hints,
            ColorizerScores   **scores)
{
  Dialog   dialog = { .photo = photo };
  Dots    *dots;
  gboolean chosen;

  ui_init ();
  latency_mark ("GTK");
  values_copy (&dialog.values, values);
  dialog.work = work_new (photo, work_changed, &dialog);
  dialog.editor = dot_editor_new (photo, dialog.work,
                                  (ColorizerHint *) hints->data, hints->len,
                                  dots_changed, &dialog);
  build (&dialog);
  work_use (dialog.work, &dialog.values.settings);
  dialog.weights = choices_weights (dialog.choices);
  work_start (dialog.work, dialog.weights);
  chosen = let_choose (&dialog);
  if (chosen)
    {
      values_copy (values, &dialog.values);
      dots = dot_editor_dots (dialog.editor);
      g_array_set_size (hints, 0);
      g_array_append_vals (hints, dots_hints (dots), dots_count (dots));
      *scores = work_take_scores (dialog.work);
    }
  close_dialog (&dialog);
  values_clear (&dialog.values);
  return chosen;
}
