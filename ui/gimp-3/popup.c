/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "popup-private.h"

static gboolean
destroy (gpointer data)
{
  gtk_widget_destroy (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* By the user; what is being closed cannot be destroyed yet. */
static void
closed (GtkPopover *popover,
        gpointer    data)
{
  Popup *popup = data;

  if (popup->window != GTK_WIDGET (popover))
    return;
  popup->window = NULL;
  g_idle_add (destroy, g_object_ref (popover));
}

void
popup_open (Popup     *popup,
            GtkWidget *content,
            int        x,
            int        y,
            int        radius)
{
  GdkRectangle disk = { x - radius, y - radius, 2 * radius, 2 * radius };

  popup_close (popup);
  popup->window = gtk_popover_new (popup->area);
  atk_object_set_name (gtk_widget_get_accessible (popup->window),
                       popup->name);
  gtk_popover_set_pointing_to (GTK_POPOVER (popup->window), &disk);
  g_signal_connect (popup->window, "closed", G_CALLBACK (closed), popup);
  gtk_container_set_border_width (GTK_CONTAINER (content), POPUP_BORDER);
  gtk_container_add (GTK_CONTAINER (popup->window), content);
  gtk_widget_show_all (content);
  gtk_popover_popup (GTK_POPOVER (popup->window));
}
