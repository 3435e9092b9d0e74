/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gdk/gdkkeysyms.h>

#include "preview-private.h"

#define STEP 20               /* pixels that a key moves something */

/* Left and right move the border where there is one, else the photo. */
static void
step (Preview *preview,
      int      right,
      int      down)
{
  if (right != 0 && gtk_toggle_button_get_active (preview->split))
    preview_move_border (preview,
                         preview_border_column (preview) + right * STEP);
  else
    preview_pan (preview, -right * STEP, -down * STEP);
}

/* Space is a click: on the selected dot or, where none is, in the middle. */
static void
open_or_set (Preview *preview)
{
  int which = dots_selected (preview->dots);

  if (which != DOTS_NONE)
    preview->clicked (which, 0, 0, preview->data);
  else
    preview_click (preview, preview->view.width / 2.0,
                   preview->view.height / 2.0);
}

static gboolean
key_pressed (GtkWidget   *area,
             GdkEventKey *event,
             gpointer     data)
{
  Preview *preview = data;
  double   x = preview->view.width / 2.0, y = preview->view.height / 2.0;

  (void) area;
  if (event->state & (GDK_CONTROL_MASK | GDK_MOD1_MASK))
    return FALSE;
  if (dot_tool_key (preview->tool, event))
    return TRUE;
  switch (gdk_keyval_to_lower (event->keyval))
    {
    case GDK_KEY_plus: case GDK_KEY_KP_Add: case GDK_KEY_equal:
      preview_zoom (preview, TRUE, x, y);
      return TRUE;

    case GDK_KEY_minus: case GDK_KEY_KP_Subtract:
      preview_zoom (preview, FALSE, x, y);
      return TRUE;

    case GDK_KEY_Left:
      step (preview, -1, 0);
      return TRUE;

    case GDK_KEY_Right:
      step (preview, 1, 0);
      return TRUE;

    case GDK_KEY_Up:
      step (preview, 0, -1);
      return TRUE;

    case GDK_KEY_Down:
      step (preview, 0, 1);
      return TRUE;

    case GDK_KEY_o:
      preview_peek (preview, TRUE);
      return TRUE;

    case GDK_KEY_space: case GDK_KEY_KP_Space:
      open_or_set (preview);
      return TRUE;

    case GDK_KEY_Insert: case GDK_KEY_KP_Insert:
      preview_click (preview, x, y);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
key_released (GtkWidget   *area,
              GdkEventKey *event,
              gpointer     data)
{
  (void) area;
  if (gdk_keyval_to_lower (event->keyval) != GDK_KEY_o)
    return FALSE;
  preview_peek (data, FALSE);
  return TRUE;
}

void
preview_keys_connect (Preview *preview)
{
  GtkWidget *area = picture_widget (preview->picture);

  gtk_widget_add_events (area, GDK_KEY_PRESS_MASK | GDK_KEY_RELEASE_MASK);
  g_signal_connect (area, "key-press-event",
                    G_CALLBACK (key_pressed), preview);
  g_signal_connect (area, "key-release-event",
                    G_CALLBACK (key_released), preview);
}
