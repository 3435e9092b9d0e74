/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "popup-private.h"

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
  GtkWidget *window = popup->window;

  popup->window = NULL;
  if (window)
    gtk_widget_destroy (window);
}

gboolean
popup_is_open (const Popup *popup)
{
  return popup->window != NULL;
}
