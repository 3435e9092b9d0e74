/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "picture.h"
#include "rings.h"

#define SMALLEST_WIDTH  300   /* pixels of the screen */
#define SMALLEST_HEIGHT 200
#define AROUND          128   /* gray value of what is beside the photo */

struct _Picture
{
  const DialogPhoto *photo;
  const Dots        *dots;
  GtkWidget         *area;            /* a GimpPreviewArea */
  ColorizerColors   *colors;          /* or NULL */
  ViewPart           part;            /* that has been read */
  float             *rgba;            /* [part.n_rows, part.n_columns, 4] */
  float             *shown;           /* how much of the color is to be seen,
                                       * [part.n_rows, part.n_columns] */
  guchar            *before;          /* RGBA of the part, what is drawn, or
                                       * NULL */
  guchar            *after;
};

void
picture_bytes (const float *rgba,
               gsize        n,
               guchar      *bytes)
{
  for (gsize i = 0; i < 4 * n; i++)
    bytes[i] = CLAMP (rgba[i], 0, 1) * 255 + 0.5f;
}

Picture *
picture_new (const DialogPhoto *photo,
             const Dots        *dots)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->photo = photo;
  picture->dots = dots;
  picture->area = gimp_preview_area_new ();
  gtk_widget_set_size_request (picture->area, SMALLEST_WIDTH,
                               SMALLEST_HEIGHT);
  gimp_preview_area_set_color_config (GIMP_PREVIEW_AREA (picture->area),
                                      gimp_get_color_configuration ());
  atk_object_set_name (gtk_widget_get_accessible (picture->area),
                       _("Preview"));
  return picture;
}

static void
free_part (Picture *picture)
{
  g_clear_pointer (&picture->rgba, g_free);
  g_clear_pointer (&picture->shown, g_free);
  g_clear_pointer (&picture->before, g_free);
  g_clear_pointer (&picture->after, g_free);
}

void
picture_free (Picture *picture)
{
  free_part (picture);
  colorizer_colors_free (picture->colors);
  g_free (picture);
}

GtkWidget *
picture_widget (Picture *picture)
{
  return picture->area;
}

const ViewPart *
picture_part (const Picture *picture)
{
  return &picture->part;
}

int
picture_width (const Picture *picture)
{
  return picture->part.n_columns * picture->part.magnify;
}

/* Where a selection or a mask hides the color, the result stays gray. */
static void
color (Picture *picture)
{
  const ViewPart *part = &picture->part;
  gsize           n    = (gsize) part->n_rows * part->n_columns;
  float          *rgba = g_memdup2 (picture->rgba, 4 * n * sizeof (float));

  if (picture->colors)
    colorizer_compose_part (picture->colors, part->width, part->height,
                            part->x, part->y, part->n_columns, part->n_rows,
                            rgba);
  for (gsize i = 0; i < n; i++)
    for (int k = 0; picture->shown[i] < 1 && k < 4; k++)
      rgba[4 * i + k] = picture->rgba[4 * i + k]
                        + picture->shown[i] * (rgba[4 * i + k]
                                               - picture->rgba[4 * i + k]);
  picture_bytes (rgba, n, picture->after);
  g_free (rgba);
}

void
picture_look (Picture        *picture,
              const ViewPart *part)
{
  const DialogPhoto *photo = picture->photo;
  gsize              n     = (gsize) part->n_rows * part->n_columns;

  free_part (picture);
  picture->part = *part;
  picture->rgba = g_new (float, 4 * n);
  picture->shown = g_new (float, n);
  if (! photo->read_part (part->scale, part->x, part->y, part->n_columns,
                          part->n_rows, picture->rgba, picture->shown,
                          photo->data))
    {
      free_part (picture);
      return;
    }
  picture->before = g_new (guchar, 4 * n);
  picture->after = g_new (guchar, 4 * n);
  picture_bytes (picture->rgba, n, picture->before);
  color (picture);
}

void
picture_set_colors (Picture         *picture,
                    ColorizerColors *colors)
{
  colorizer_colors_free (picture->colors);
  picture->colors = colors;
  if (picture->before)
    color (picture);
}

/* A row of the part, as wide as it is drawn: color up to a column, gray from
 * there on. */
static void
fill_row (const Picture *picture,
          int            row,
          int            colored,
          guchar        *bytes)
{
  gsize         at      = (gsize) row * picture->part.n_columns * 4;
  const guchar *after   = picture->after + at;
  const guchar *before  = picture->before + at;
  int           magnify = picture->part.magnify;
  int           width   = picture_width (picture);

  if (magnify == 1)
    {
      memcpy (bytes, after, 4 * colored);
      memcpy (bytes + 4 * colored, before + 4 * colored,
              4 * (width - colored));
      return;
    }
  for (int x = 0; x < width; x++)
    memcpy (bytes + 4 * x,
            (x < colored ? after : before) + 4 * (x / magnify), 4);
}

/* A line between color and gray, with the handle that moves it. */
static void
draw_border (guchar *bytes,
             int     width,
             int     height,
             int     colored)
{
  int reach = PICTURE_HANDLE_WIDTH / 2 + 1;
  int half  = PICTURE_HANDLE_HEIGHT / 2;

  for (int y = 0; y < height; y++)
    for (int x = MAX (colored - reach, 0);
         x <= MIN (colored + reach, width - 1); x++)
      {
        int      beside = ABS (x - colored), off = ABS (y - height / 2);
        gboolean edge   = beside == reach || off == half;

        if (beside == 0 || off <= half)
          memset (bytes + 4 * ((gsize) y * width + x),
                  beside > 0 && edge ? 0 : 255, 3);
      }
}

/* The dots that are on the part. */
static void
draw_dots (const Picture *picture,
           guchar        *bytes,
           int            width,
           int            height)
{
  const ViewPart      *part  = &picture->part;
  const ColorizerHint *hints = dots_hints (picture->dots);

  for (int i = 0; i < dots_count (picture->dots); i++)
    rings_draw (bytes, width, height,
                (hints[i].x * picture->photo->width * part->scale - part->x)
                * part->magnify,
                (hints[i].y * picture->photo->height * part->scale - part->y)
                * part->magnify,
                &hints[i], i == dots_selected (picture->dots));
}

/* What of the area the photo leaves free. */
static void
fill_around (GimpPreviewArea *area,
             const ViewPart  *part,
             int              width,
             int              height)
{
  GtkAllocation whole;
  int           right, below;

  gtk_widget_get_allocation (GTK_WIDGET (area), &whole);
  right = part->left + width;
  below = part->top + height;
  gimp_preview_area_fill (area, 0, 0, part->left, whole.height, AROUND,
                          AROUND, AROUND);
  gimp_preview_area_fill (area, right, 0, whole.width - right, whole.height,
                          AROUND, AROUND, AROUND);
  gimp_preview_area_fill (area, 0, 0, whole.width, part->top, AROUND, AROUND,
                          AROUND);
  gimp_preview_area_fill (area, 0, below, whole.width, whole.height - below,
                          AROUND, AROUND, AROUND);
}

void
picture_draw (Picture  *picture,
              int       colored,
              gboolean  with_dots)
{
  GimpPreviewArea *area   = GIMP_PREVIEW_AREA (picture->area);
  const ViewPart  *part   = &picture->part;
  int              width  = picture_width (picture);
  int              height = part->n_rows * part->magnify;
  guchar          *bytes;

  if (! picture->before)
    return;
  bytes = g_new (guchar, (gsize) width * height * 4);
  for (int y = 0; y < height; y++)
    fill_row (picture, y / part->magnify, colored,
              bytes + (gsize) y * width * 4);
  if (with_dots)
    draw_dots (picture, bytes, width, height);
  if (colored > 0 && colored < width)
    draw_border (bytes, width, height, colored);
  fill_around (area, part, width, height);
  gimp_preview_area_draw (area, part->left, part->top, width, height,
                          GIMP_RGBA_IMAGE, bytes, 4 * width);
  g_free (bytes);
}
