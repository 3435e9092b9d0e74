/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "preview.h"

struct _Preview
{
  GtkWidget       *area;            /* a GimpPreviewArea */
  GtkToggleButton *split;
  int              width;
  int              height;
  const float     *photo;           /* R'G'B'A */
  float           *colorized;       /* R'G'B'A */
  guchar          *before;          /* RGBA, what is drawn */
  guchar          *after;
  int              border;          /* column at which the photo after begins,
                                     * where it is split */
};

void
preview_bytes (const float *rgba,
               gsize        n,
               guchar      *bytes)
{
  for (gsize i = 0; i < 4 * n; i++)
    bytes[i] = CLAMP (rgba[i], 0, 1) * 255 + 0.5f;
}

/* Columns first .. first + n - 1. */
static void
draw_columns (Preview      *preview,
              const guchar *rgba,
              int           first,
              int           n)
{
  if (n > 0)
    gimp_preview_area_draw (GIMP_PREVIEW_AREA (preview->area),
                            first, 0, n, preview->height, GIMP_RGBA_IMAGE,
                            rgba + 4 * first, 4 * preview->width);
}

static void
draw (Preview *preview)
{
  int border = gtk_toggle_button_get_active (preview->split)
               ? preview->border : 0;

  draw_columns (preview, preview->before, 0, border);
  draw_columns (preview, preview->after, border, preview->width - border);
  if (border > 0)
    gimp_preview_area_fill (GIMP_PREVIEW_AREA (preview->area),
                            MIN (border, preview->width - 1), 0,
                            1, preview->height, 255, 255, 255);
}

static void
split_toggled (GtkToggleButton *split,
               gpointer         data)
{
  Preview *preview = data;

  /* A border at the edge would split nothing. */
  if (gtk_toggle_button_get_active (split) && preview->border <= 0)
    preview->border = preview->width / 2;
  draw (preview);
}

static void
move_border (Preview *preview,
             double   x)
{
  preview->border = CLAMP (x, 0, preview->width);
  if (gtk_toggle_button_get_active (preview->split))
    draw (preview);
  else
    gtk_toggle_button_set_active (preview->split, TRUE);
}

static gboolean
button_pressed (GtkWidget      *area,
                GdkEventButton *event,
                gpointer        data)
{
  (void) area;
  if (event->button != 1)
    return FALSE;
  move_border (data, event->x);
  return TRUE;
}

static gboolean
mouse_dragged (GtkWidget      *area,
               GdkEventMotion *event,
               gpointer        data)
{
  move_border (data, event->x);
  gdk_event_request_motions (event);
  (void) area;
  return TRUE;
}

/* The area has no picture before it has a size. */
static void
size_allocated (GtkWidget     *area,
                GtkAllocation *allocation,
                gpointer       data)
{
  (void) area;
  (void) allocation;
  draw (data);
}

static void
make_area (Preview *preview)
{
  AtkObject *accessible;

  preview->area = gimp_preview_area_new ();
  gtk_widget_set_size_request (preview->area,
                               preview->width, preview->height);
  gimp_preview_area_set_color_config (GIMP_PREVIEW_AREA (preview->area),
                                      gimp_get_color_configuration ());
  gtk_widget_add_events (preview->area,
                         GDK_BUTTON_PRESS_MASK | GDK_BUTTON1_MOTION_MASK
                         | GDK_POINTER_MOTION_HINT_MASK);
  accessible = gtk_widget_get_accessible (preview->area);
  atk_object_set_name (accessible, _("Preview"));

  g_signal_connect_after (preview->area, "size-allocate",
                          G_CALLBACK (size_allocated), preview);
  g_signal_connect (preview->area, "button-press-event",
                    G_CALLBACK (button_pressed), preview);
  g_signal_connect (preview->area, "motion-notify-event",
                    G_CALLBACK (mouse_dragged), preview);
}

Preview *
preview_new (int              width,
             int              height,
             const float     *rgba,
             GtkToggleButton *split)
{
  Preview *preview = g_new0 (Preview, 1);
  gsize    n       = (gsize) width * height;

  preview->split = split;
  preview->width = width;
  preview->height = height;
  preview->photo = rgba;
  preview->colorized = g_new (float, 4 * n);
  preview->before = g_new (guchar, 4 * n);
  preview->after = g_new (guchar, 4 * n);
  preview->border = width / 2;
  preview_bytes (rgba, n, preview->before);
  preview_bytes (rgba, n, preview->after);
  make_area (preview);
  g_signal_connect (split, "toggled", G_CALLBACK (split_toggled), preview);
  return preview;
}

void
preview_free (Preview *preview)
{
  if (! preview)
    return;
  g_free (preview->colorized);
  g_free (preview->before);
  g_free (preview->after);
  g_free (preview);
}

GtkWidget *
preview_widget (Preview *preview)
{
  return preview->area;
}

void
preview_set_colors (Preview               *preview,
                    const ColorizerColors *colors)
{
  gsize n = (gsize) preview->width * preview->height;

  memcpy (preview->colorized, preview->photo, 4 * n * sizeof (float));
  colorizer_compose (colors, preview->width, preview->height,
                     0, preview->height, preview->colorized);
  preview_bytes (preview->colorized, n, preview->after);
  draw (preview);
  if (gtk_widget_is_drawable (preview->area))
    {
      gdk_window_process_updates (gtk_widget_get_window (preview->area),
                                  FALSE);
      gdk_flush ();
    }
}
