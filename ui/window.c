/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gdk/gdkkeysyms.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "help.h"
#include "window.h"

#define BORDER  12            /* pixels */
#define SPACING 6
#define LOW     700           /* pixels of a screen on which room is scarce */

/* Who is asked of a key first. */
typedef struct
{
  WindowKeys keys;
  gpointer   data;
} First;

/* Return means OK wherever the focus is, but on the other buttons below; in a
 * number it is the number's first. */
static gboolean
key_pressed (GtkWidget   *window,
             GdkEventKey *event,
             gpointer     data)
{
  First     *first = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *below = gtk_dialog_get_action_area (GTK_DIALOG (window));
  GtkWidget *ok    = gtk_dialog_get_widget_for_response (GTK_DIALOG (window),
                                                         GTK_RESPONSE_OK);

  if (first->keys (event, first->data))
    return TRUE;
  if ((event->keyval != GDK_KEY_Return && event->keyval != GDK_KEY_KP_Enter)
      || ! focus || GTK_IS_ENTRY (focus)
      || gtk_widget_is_ancestor (focus, below))
    return FALSE;
  if (gtk_widget_is_sensitive (ok))
    gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_OK);
  return TRUE;
}

/* The Help button is GIMP's own, the one apart from the others, and GIMP does
 * not translate it into every language. */
static void
name_help (GtkDialog *dialog)
{
  GtkWidget    *below   = gtk_dialog_get_action_area (dialog);
  GtkButtonBox *box     = GTK_BUTTON_BOX (below);
  GList        *buttons = gtk_container_get_children (GTK_CONTAINER (below));

  for (GList *button = buttons; button; button = button->next)
    if (gtk_button_box_get_child_secondary (box, button->data))
      gtk_button_set_label (button->data, _("_Help"));
  g_list_free (buttons);
}

static void
free_first (gpointer  data,
            GClosure *closure)
{
  (void) closure;
  g_free (data);
}

gboolean
window_is_low (void)
{
  return gdk_screen_height () < LOW;
}

GtkWidget *
window_new (const char *title,
            GtkWidget  *vbox,
            WindowKeys  keys,
            gpointer    data)
{
  GtkWidget *window = gimp_dialog_new (title, "gimp-auto-colorize",
                                       NULL, 0, help_show, "auto-colorize",
                                       _("_Reset"),  WINDOW_RESET,
                                       _("_Cancel"), GTK_RESPONSE_CANCEL,
                                       _("_OK"),     GTK_RESPONSE_OK,
                                       NULL);
  GtkDialog *dialog = GTK_DIALOG (window);
  gboolean   low    = window_is_low ();
  First     *first  = g_new (First, 1);

  name_help (dialog);
  gtk_dialog_set_alternative_button_order (dialog, GTK_RESPONSE_OK,
                                           WINDOW_RESET, GTK_RESPONSE_CANCEL,
                                           -1);
  gtk_dialog_set_default_response (dialog, GTK_RESPONSE_OK);
  *first = (First) { keys, data };
  g_signal_connect_data (window, "key-press-event", G_CALLBACK (key_pressed),
                         first, free_first, 0);
  gimp_window_set_transient (GTK_WINDOW (window));
  gtk_container_set_border_width (GTK_CONTAINER (vbox),
                                  low ? BORDER / 3 : BORDER);
  gtk_box_set_spacing (GTK_BOX (vbox), low ? SPACING / 3 : SPACING);
  gtk_box_pack_start (GTK_BOX (gtk_dialog_get_content_area (dialog)), vbox,
                      TRUE, TRUE, 0);
  return window;
}
