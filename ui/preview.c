/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "latency.h"
#include "preview-private.h"

/* Where the border is, in pixels of the area. */
int
preview_border_column (const Preview *preview)
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
    colored = preview_border_column (preview)
              - picture_part (preview->picture)->left;
  picture_draw (preview->picture, colored, ! preview->peeking);
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

void
preview_move_border (Preview *preview,
                     double   x)
{
  preview->border = CLAMP ((x - picture_part (preview->picture)->left)
                           / picture_width (preview->picture), 0, 1);
  draw (preview);
}

void
preview_pan (Preview *preview,
             double   right,
             double   down)
{
  view_pan (&preview->view, right, down);
  look (preview);
}

void
preview_peek (Preview  *preview,
              gboolean  peeking)
{
  if (preview->peeking == peeking)
    return;
  preview->peeking = peeking;
  draw (preview);
}

/* A place of the area, as a place of the photo; what is beside the photo is
 * no click. */
void
preview_click (Preview *preview,
               double   area_x,
               double   area_y)
{
  double x, y;

  view_to_photo (&preview->view, area_x, area_y, &x, &y);
  x /= preview->view.photo_width;
  y /= preview->view.photo_height;
  if (x >= 0 && x <= 1 && y >= 0 && y <= 1)
    preview->clicked (DOTS_NONE, x, y, preview->data);
}

void
preview_zoom (Preview  *preview,
              gboolean  in,
              double    x,
              double    y)
{
  view_zoom (&preview->view, in, x, y);
  look (preview);
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
  if (preview->started)
    look (preview);
}

static gboolean
start (gpointer data)
{
  Preview *preview = data;

  preview->starting = 0;
  preview->started = TRUE;
  look (preview);
  latency_mark ("picture");
  return G_SOURCE_REMOVE;
}

void
preview_start (Preview *preview)
{
  if (! preview->started && ! preview->starting)
    preview->starting = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, start,
                                         preview, NULL);
}

static void
connect (Preview *preview)
{
  GtkWidget *area = picture_widget (preview->picture);

  gtk_widget_set_can_focus (area, TRUE);
  g_signal_connect_after (area, "size-allocate",
                          G_CALLBACK (size_allocated), preview);
  preview_mouse_connect (preview);
  preview_keys_connect (preview);
  g_signal_connect (preview->split, "toggled",
                    G_CALLBACK (split_toggled), preview);
}

Preview *
preview_new (const DialogPhoto *photo,
             GtkToggleButton   *split,
             Dots              *dots,
             PreviewClicked     clicked,
             gpointer           data)
{
  Preview *preview = g_new0 (Preview, 1);

  preview->picture = picture_new (photo, dots);
  preview->split = split;
  preview->border = 0.5;
  preview->dots = dots;
  preview->tool = dot_tool_new (dots, &preview->view);
  preview->clicked = clicked;
  preview->data = data;
  view_init (&preview->view, photo->width, photo->height);
  connect (preview);
  return preview;
}

void
preview_free (Preview *preview)
{
  if (! preview)
    return;
  if (preview->starting)
    g_source_remove (preview->starting);
  picture_free (preview->picture);
  dot_tool_free (preview->tool);
  g_free (preview);
}

GtkWidget *
preview_widget (Preview *preview)
{
  return picture_widget (preview->picture);
}

int
preview_dot_at (Preview *preview,
                double   x,
                double   y)
{
  return dot_tool_at (preview->tool, x, y);
}

void
preview_place_dot (Preview *preview,
                   int      which,
                   double  *x,
                   double  *y)
{
  dot_tool_place (preview->tool, which, x, y);
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
