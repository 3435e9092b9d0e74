/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "preview-private.h"

#define NEAR 8                /* pixels: this near, the border is meant */

static gboolean
is_on_handle (const Preview *preview,
              double         x,
              double         y)
{
  const ViewPart *part   = picture_part (preview->picture);
  double          middle = part->top + part->n_rows * part->magnify / 2;

  return gtk_toggle_button_get_active (preview->split)
         && fabs (x - preview_border_column (preview)) <= NEAR
         && fabs (y - middle) <= PICTURE_HANDLE_HEIGHT / 2;
}

static gboolean
button_pressed (GtkWidget      *area,
                GdkEventButton *event,
                gpointer        data)
{
  Preview *preview = data;

  if (event->type != GDK_BUTTON_PRESS)
    return TRUE;
  gtk_widget_grab_focus (area);
  preview->last_x = event->x;
  preview->last_y = event->y;
  if (event->button == 3)
    preview_peek (preview, TRUE);
  if (event->button != 1)
    return TRUE;
  if (is_on_handle (preview, event->x, event->y))
    preview->dragged = BORDER;
  else if (dot_tool_press (preview->tool, event->x, event->y))
    preview->dragged = DOT;
  else
    preview->dragged = PHOTO;
  preview->clicking = preview->dragged != BORDER;
  return TRUE;
}

static void
drag (Preview *preview,
      double   right,
      double   down)
{
  switch (preview->dragged)
    {
    case BORDER:
      preview_move_border (preview, preview->last_x + right);
      break;

    case DOT:
      dot_tool_drag (preview->tool, right, down);
      break;

    case PHOTO:
      preview_pan (preview, right, down);
      break;

    case NOTHING:
      break;
    }
}

/* A little way is no drag yet. */
static void
follow (Preview   *preview,
        GtkWidget *area,
        double     x,
        double     y)
{
  if (preview->clicking
      && ! gtk_drag_check_threshold (area, preview->last_x, preview->last_y,
                                     x, y))
    return;
  preview->clicking = FALSE;
  if (x != preview->last_x || y != preview->last_y)
    drag (preview, x - preview->last_x, y - preview->last_y);
  preview->last_x = x;
  preview->last_y = y;
}

static gboolean
mouse_dragged (GtkWidget      *area,
               GdkEventMotion *event,
               gpointer        data)
{
  follow (data, area, event->x, event->y);
  gdk_event_request_motions (event);
  return TRUE;
}

/* The last way to here may not have been told. */
static gboolean
button_released (GtkWidget      *area,
                 GdkEventButton *event,
                 gpointer        data)
{
  Preview *preview = data;
  Dragged  dragged;
  gboolean clicking;

  if (event->button == 1)
    follow (preview, area, event->x, event->y);
  dragged = preview->dragged;
  clicking = preview->clicking && event->button == 1;
  preview->dragged = NOTHING;
  preview->clicking = FALSE;
  preview_peek (preview, FALSE);
  if (clicking && dragged == DOT)
    preview->clicked (dots_selected (preview->dots), 0, 0, preview->data);
  else if (clicking)
    preview_click (preview, event->x, event->y);
  return TRUE;
}

static gboolean
scrolled (GtkWidget      *area,
          GdkEventScroll *event,
          gpointer        data)
{
  (void) area;
  if (event->direction == GDK_SCROLL_UP)
    preview_zoom (data, TRUE, event->x, event->y);
  else if (event->direction == GDK_SCROLL_DOWN)
    preview_zoom (data, FALSE, event->x, event->y);
  return TRUE;
}

void
preview_mouse_connect (Preview *preview)
{
  GtkWidget *area = picture_widget (preview->picture);

  gtk_widget_add_events (area,
                         GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK
                         | GDK_BUTTON1_MOTION_MASK | GDK_SCROLL_MASK
                         | GDK_POINTER_MOTION_HINT_MASK);
  g_signal_connect (area, "button-press-event",
                    G_CALLBACK (button_pressed), preview);
  g_signal_connect (area, "button-release-event",
                    G_CALLBACK (button_released), preview);
  g_signal_connect (area, "motion-notify-event",
                    G_CALLBACK (mouse_dragged), preview);
  g_signal_connect (area, "scroll-event", G_CALLBACK (scrolled), preview);
}
