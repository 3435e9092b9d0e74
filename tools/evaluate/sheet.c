/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <vips/vips.h>

#include "colorizer.h"
#include "sheet.h"

#define MOST    300           /* photos; more make a sheet that nobody views */
#define ACROSS  4             /* photos in a row */
#define BOX     144           /* pixels, that a picture fits into */
#define GAP     4
#define MARGIN  12            /* around each photo's three pictures */
#define PAPER   0x30          /* dark gray, which tints nothing */
#define RGB     3

enum { GRAY, OURS, TRUTH, PICTURES };

#define PHOTO_WIDTH  (PICTURES * BOX + (PICTURES - 1) * GAP + MARGIN)
#define PHOTO_HEIGHT (BOX + MARGIN)

struct _Sheet
{
  guint   n_photos;
  int     width;
  int     height;
  guint8 *rgb;                /* [height, width, 3] */
};

Sheet *
sheet_new (guint n_photos)
{
  Sheet *sheet = g_new (Sheet, 1);
  int    down;

  sheet->n_photos = MIN (n_photos, MOST);
  down = (sheet->n_photos + ACROSS - 1) / ACROSS;
  sheet->width = ACROSS * PHOTO_WIDTH + MARGIN;
  sheet->height = down * PHOTO_HEIGHT + MARGIN;
  sheet->rgb = g_malloc ((gsize) sheet->height * sheet->width * RGB);
  memset (sheet->rgb, PAPER, (gsize) sheet->height * sheet->width * RGB);
  return sheet;
}

void
sheet_free (Sheet *sheet)
{
  if (! sheet)
    return;
  g_free (sheet->rgb);
  g_free (sheet);
}

static void
put_row (guint8      *rgb,
         const float *rgba,
         int          width)
{
  for (int x = 0; x < width; x++)
    for (int i = 0; i < RGB; i++)
      rgb[RGB * x + i] = lrintf (255 * CLAMP (rgba[4 * x + i], 0, 1));
}

/* The gray of the same L. */
static void
make_gray (float *rgba,
           int    width)
{
  for (int x = 0; x < width; x++)
    {
      float lab[3];

      colorizer_lab_from_rgb (rgba + 4 * x, lab);
      colorizer_lab_to_rgb ((float[3]) { lab[0], 0, 0 }, rgba + 4 * x);
    }
}

/* Draws one picture with its upper left corner at `corner`. */
static void
draw_picture (const Sheet           *sheet,
              int                    picture,
              const Photo           *photo,
              const ColorizerColors *colors,
              guint8                *corner)
{
  float *rgba = g_new (float, 4 * photo->width);

  for (int y = 0; y < photo->height; y++)
    {
      photo_row (photo, y, rgba);
      if (picture == GRAY)
        make_gray (rgba, photo->width);
      else if (picture == OURS)
        colorizer_compose (colors, photo->width, photo->height, y, 1, rgba);
      put_row (corner + (gsize) y * sheet->width * RGB, rgba, photo->width);
    }
  g_free (rgba);
}

gboolean
sheet_draw (Sheet                  *sheet,
            guint                   index,
            const Photo            *photo,
            const ColorizerColors  *colors,
            GError                **error)
{
  int    left = MARGIN + index % ACROSS * PHOTO_WIDTH;
  int    top  = MARGIN + index / ACROSS * PHOTO_HEIGHT;
  Photo *small;

  if (index >= sheet->n_photos)
    return TRUE;
  small = photo_reduce (photo, BOX, error);
  if (! small)
    return FALSE;
  for (int picture = 0; picture < PICTURES; picture++)
    {
      gsize x = left + picture * (BOX + GAP) + (BOX - small->width) / 2;
      gsize y = top + (BOX - small->height) / 2;

      draw_picture (sheet, picture, small, colors,
                    sheet->rgb + (y * sheet->width + x) * RGB);
    }
  photo_free (small);
  return TRUE;
}

gboolean
sheet_write (const Sheet  *sheet,
             const char   *path,
             GError      **error)
{
  VipsImage *image =
    vips_image_new_from_memory (sheet->rgb, (gsize) sheet->height
                                * sheet->width * RGB,
                                sheet->width, sheet->height, RGB,
                                VIPS_FORMAT_UCHAR);
  gboolean   written = image && vips_pngsave (image, path, NULL) == 0;

  g_clear_object (&image);
  if (! written)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "'%s' cannot be written: check that the folder is there and "
                 "has space left.", path);
  return written;
}
