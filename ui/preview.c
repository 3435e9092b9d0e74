/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <gdk/gdkkeysyms.h>

#include "picture.h"
#include "preview.h"
#include "view.h"

#define NEAR 8                /* pixels: this near, the border is meant */
#define STEP 20               /* pixels that a key moves something */

/* What a pressed button drags. */
typedef enum { NOTHING, BORDER, PHOTO } Dragged;

struct _Preview
{
  Picture         *picture;
  GtkToggleButton *split;
  View             view;
  double           border;    /* where the gray photo begins, where it is
                               * split: a share of the picture */
  gboolean         peeking;   /* at the gray photo alone */
  Dragged          dragged;
  double           last_x;    /* of the mouse */
  double           last_y;
};

/* Where the border is, in pixels of the area. */
static int
border_column (const Preview *preview)
{
  return picture_part (preview->picture)->left
         + lround (preview->border * picture_width (preview->picture));
}

/* Where it is split, color is left of the border, as in GIMP's own. */
static void
draw (Preview *preview)
{
  int colored = picture_width (preview->picture);

  if (preview->peeking)
    colored = 0;
  else if (gtk_toggle_button_get_active (preview->split))
    colored = border_column (preview) - picture_part (preview->picture)->left;
  picture_draw (preview->picture, colored);
}

/* Reads and draws what is to be seen now. */
static void
look (Preview *preview)
{
  ViewPart part = view_part (&preview->view);

  picture_look (preview->picture, &part);
  draw (preview);
}

static void
split_toggled (GtkToggleButton *split,
               gpointer         data)
{
  Preview *preview = data;

  /* A border at the edge would split nothing. */
  if (gtk_toggle_button_get_active (split)
      && (preview->border <= 0 || preview->border >= 1))
    preview->border = 0.5;
  draw (preview);
}

static void
move_border (Preview *preview,
             double   x)
{
  preview->border = CLAMP ((x - picture_part (preview->picture)->left)
                           / picture_width (preview->picture), 0, 1);
  draw (preview);
}

static void
pan (Preview *preview,
     double   right,
     double   down)
{
  view_pan (&preview->view, right, down);
  look (preview);
}

static void
peek (Preview  *preview,
      gboolean  peeking)
{
  if (preview->peeking == peeking)
    return;
  preview->peeking = peeking;
  draw (preview);
}

static gboolean
button_pressed (GtkWidget      *area,
                GdkEventButton *event,
                gpointer        data)
{
  Preview *preview = data;

  gtk_widget_grab_focus (area);
  preview->last_x = event->x;
  preview->last_y = event->y;
  if (event->button == 3)
    peek (preview, TRUE);
  else if (event->button == 1)
    preview->dragged = gtk_toggle_button_get_active (preview->split)
                       && fabs (event->x - border_column (preview)) <= NEAR
                       ? BORDER : PHOTO;
  return TRUE;
}

static gboolean
button_released (GtkWidget      *area,
                 GdkEventButton *event,
                 gpointer        data)
{
  Preview *preview = data;

  (void) area;
  (void) event;
  preview->dragged = NOTHING;
  peek (preview, FALSE);
  return TRUE;
}

static gboolean
mouse_dragged (GtkWidget      *area,
               GdkEventMotion *event,
               gpointer        data)
{
  Preview *preview = data;

  (void) area;
  if (preview->dragged == BORDER)
    move_border (preview, event->x);
  else if (preview->dragged == PHOTO)
    pan (preview, event->x - preview->last_x, event->y - preview->last_y);
  preview->last_x = event->x;
  preview->last_y = event->y;
  gdk_event_request_motions (event);
  return TRUE;
}

static void
zoom (Preview  *preview,
      gboolean  in,
      double    x,
      double    y)
{
  view_zoom (&preview->view, in, x, y);
  look (preview);
}

static gboolean
scrolled (GtkWidget      *area,
          GdkEventScroll *event,
          gpointer        data)
{
  (void) area;
  if (event->direction == GDK_SCROLL_UP)
    zoom (data, TRUE, event->x, event->y);
  else if (event->direction == GDK_SCROLL_DOWN)
    zoom (data, FALSE, event->x, event->y);
  return TRUE;
}

/* Left and right move the border where there is one, else the photo. */
static void
step (Preview *preview,
      int      right,
      int      down)
{
  if (right != 0 && gtk_toggle_button_get_active (preview->split))
    move_border (preview, border_column (preview) + right * STEP);
  else
    pan (preview, -right * STEP, -down * STEP);
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
  switch (gdk_keyval_to_lower (event->keyval))
    {
    case GDK_KEY_plus: case GDK_KEY_KP_Add: case GDK_KEY_equal:
      zoom (preview, TRUE, x, y);
      return TRUE;

    case GDK_KEY_minus: case GDK_KEY_KP_Subtract:
      zoom (preview, FALSE, x, y);
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
      peek (preview, TRUE);
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
  peek (data, FALSE);
  return TRUE;
}

/* The area has no picture before it has a size. */
static void
size_allocated (GtkWidget     *area,
                GtkAllocation *allocation,
                gpointer       data)
{
  Preview *preview = data;

  (void) area;
  if (allocation->width == preview->view.width
      && allocation->height == preview->view.height)
    return;
  preview->view.width = allocation->width;
  preview->view.height = allocation->height;
  view_pan (&preview->view, 0, 0);
  look (preview);
}

static void
connect (Preview *preview)
{
  GtkWidget *area = picture_widget (preview->picture);

  gtk_widget_set_can_focus (area, TRUE);
  gtk_widget_add_events (area,
                         GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK
                         | GDK_BUTTON1_MOTION_MASK | GDK_SCROLL_MASK
                         | GDK_POINTER_MOTION_HINT_MASK | GDK_KEY_PRESS_MASK
                         | GDK_KEY_RELEASE_MASK);
  g_signal_connect_after (area, "size-allocate",
                          G_CALLBACK (size_allocated), preview);
  g_signal_connect (area, "button-press-event",
                    G_CALLBACK (button_pressed), preview);
  g_signal_connect (area, "button-release-event",
                    G_CALLBACK (button_released), preview);
  g_signal_connect (area, "motion-notify-event",
                    G_CALLBACK (mouse_dragged), preview);
  g_signal_connect (area, "scroll-event", G_CALLBACK (scrolled), preview);
  g_signal_connect (area, "key-press-event",
                    G_CALLBACK (key_pressed), preview);
  g_signal_connect (area, "key-release-event",
                    G_CALLBACK (key_released), preview);
  g_signal_connect (preview->split, "toggled",
                    G_CALLBACK (split_toggled), preview);
}

Preview *
preview_new (const DialogPhoto *photo,
             GtkToggleButton   *split)
{
  Preview *preview = g_new0 (Preview, 1);

  preview->picture = picture_new (photo);
  preview->split = split;
  preview->border = 0.5;
  view_init (&preview->view, photo->width, photo->height);
  connect (preview);
  return preview;
}

void
preview_free (Preview *preview)
{
  if (! preview)
    return;
  picture_free (preview->picture);
  g_free (preview);
}

GtkWidget *
preview_widget (Preview *preview)
{
  return picture_widget (preview->picture);
}

void
preview_show_whole (Preview *preview)
{
  view_set (&preview->view, 0);
  look (preview);
}

void
preview_show_pixels (Preview *preview)
{
  view_set (&preview->view, 1);
  look (preview);
}

void
preview_set_colors (Preview         *preview,
                    ColorizerColors *colors)
{
  GtkWidget *area = picture_widget (preview->picture);

  picture_set_colors (preview->picture, colors);
  draw (preview);
  if (gtk_widget_is_drawable (area))
    {
      gdk_window_process_updates (gtk_widget_get_window (area), FALSE);
      gdk_flush ();
    }
}
