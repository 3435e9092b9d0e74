/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gdk/gdkkeysyms.h>

#include "popup-private.h"

/* As the window is modal, clicks elsewhere come here, too. */
static gboolean
button_pressed (GtkWidget      *window,
                GdkEventButton *event,
                gpointer        data)
{
  if (gdk_window_get_toplevel (event->window)
      == gtk_widget_get_window (window))
    return FALSE;
  popup_close (data);
  return TRUE;
}

/* Ctrl's keys are those of the window that it belongs to. */
static gboolean
key_pressed (GtkWidget   *window,
             GdkEventKey *event,
             gpointer     data)
{
  Popup *popup = data;

  (void) window;
  if (event->state & GDK_CONTROL_MASK)
    return gtk_widget_event (gtk_widget_get_toplevel (popup->area),
                             (GdkEvent *) event);
  if (event->keyval != GDK_KEY_Escape && event->keyval != GDK_KEY_Return
      && event->keyval != GDK_KEY_KP_Enter)
    return FALSE;
  popup_close (popup);
  return TRUE;
}

static gboolean
asked_to_close (GtkWidget *window,
                GdkEvent  *event,
                gpointer   data)
{
  (void) window;
  (void) event;
  popup_close (data);
  return TRUE;
}

static GtkWidget *
window_new (Popup *popup)
{
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_toplevel (popup->area));

  gtk_window_set_title (GTK_WINDOW (window), popup->name);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  gtk_window_set_skip_taskbar_hint (GTK_WINDOW (window), TRUE);
  gtk_window_set_type_hint (GTK_WINDOW (window), GDK_WINDOW_TYPE_HINT_DIALOG);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  g_signal_connect (window, "button-press-event",
                    G_CALLBACK (button_pressed), popup);
  g_signal_connect (window, "key-press-event", G_CALLBACK (key_pressed),
                    popup);
  g_signal_connect (window, "delete-event", G_CALLBACK (asked_to_close),
                    popup);
  return window;
}

/* Below the disk, to its right, as far as the screen allows. */
static void
place (Popup *popup,
       int    x,
       int    y,
       int    radius)
{
  GtkRequisition size;
  int            left, top;

  gtk_widget_size_request (popup->window, &size);
  gdk_window_get_origin (gtk_widget_get_window (popup->area), &left, &top);
  x = MIN (left + x + radius, gdk_screen_width () - size.width);
  if (top + y + radius + size.height <= gdk_screen_height ())
    y = top + y + radius;
  else
    y = top + y - radius - size.height;
  gtk_window_move (GTK_WINDOW (popup->window), MAX (x, 0), MAX (y, 0));
}

void
popup_open (Popup     *popup,
            GtkWidget *content,
            int        x,
            int        y,
            int        radius)
{
  GtkWidget *frame = gtk_frame_new (NULL);

  popup_close (popup);
  popup->window = window_new (popup);
  gtk_frame_set_shadow_type (GTK_FRAME (frame), GTK_SHADOW_OUT);
  gtk_container_set_border_width (GTK_CONTAINER (content), POPUP_BORDER);
  gtk_container_add (GTK_CONTAINER (frame), content);
  gtk_container_add (GTK_CONTAINER (popup->window), frame);
  gtk_widget_show_all (frame);
  place (popup, x, y, radius);
  gtk_widget_show (popup->window);
  gtk_window_present (GTK_WINDOW (popup->window));
}
