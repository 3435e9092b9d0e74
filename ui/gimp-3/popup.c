/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "popup.h"

#define BORDER 6              /* pixels around the content */

struct _Popup
{
  GtkWidget *area;
  char      *name;
  GtkWidget *popover;         /* or NULL */
};

Popup *
popup_new (GtkWidget  *area,
           const char *name)
{
  Popup *popup = g_new0 (Popup, 1);

  popup->area = area;
  popup->name = g_strdup (name);
  return popup;
}

void
popup_free (Popup *popup)
{
  popup_close (popup);
  g_free (popup->name);
  g_free (popup);
}

void
popup_close (Popup *popup)
{
  GtkWidget *popover = popup->popover;

  popup->popover = NULL;
  if (popover)
    gtk_widget_destroy (popover);
}

gboolean
popup_is_open (const Popup *popup)
{
  return popup->popover != NULL;
}

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

  if (popup->popover != GTK_WIDGET (popover))
    return;
  popup->popover = NULL;
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
  popup->popover = gtk_popover_new (popup->area);
  atk_object_set_name (gtk_widget_get_accessible (popup->popover),
                       popup->name);
  gtk_popover_set_pointing_to (GTK_POPOVER (popup->popover), &disk);
  g_signal_connect (popup->popover, "closed", G_CALLBACK (closed), popup);
  gtk_container_set_border_width (GTK_CONTAINER (content), BORDER);
  gtk_container_add (GTK_CONTAINER (popup->popover), content);
  gtk_widget_show_all (content);
  gtk_popover_popup (GTK_POPOVER (popup->popover));
}
