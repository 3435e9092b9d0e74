/* SPDX-License-Identifier: GPL-3.0-or-later */

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

/* Copies a picture to the column of the photo's cell. */
static void
put (const Sheet *sheet,
     guint        index,
     int          column,
     const Photo *picture)
{
  int     left   = MARGIN + index % ACROSS * PHOTO_WIDTH;
  int     top    = MARGIN + index / ACROSS * PHOTO_HEIGHT;
  gsize   x      = left + column * (BOX + GAP) + (BOX - picture->width) / 2;
  gsize   y      = top + (BOX - picture->height) / 2;
  gsize   row    = (gsize) picture->width * RGB;
  guint8 *corner = sheet->rgb + (y * sheet->width + x) * RGB;

  for (int i = 0; i < picture->height; i++)
    memcpy (corner + (gsize) i * sheet->width * RGB, picture->rgb + i * row,
            row);
}

static void
put_colored (const Sheet           *sheet,
             guint                  index,
             int                    column,
             const Photo           *photo,
             const ColorizerColors *colors)
{
  Photo *colored = photo_color (photo, colors);

  put (sheet, index, column, colored);
  photo_free (colored);
}

gboolean
sheet_draw (Sheet                  *sheet,
            guint                   index,
            const Photo            *photo,
            const ColorizerColors  *colors,
            GError                **error)
{
  ColorizerColors *gray;
  Photo           *small;

  if (index >= sheet->n_photos)
    return TRUE;
  small = photo_reduce (photo, BOX, error);
  if (! small)
    return FALSE;
  gray = colorizer_colors_new (1, 1, &(float) { 0 }, &(float) { 0 }, NULL,
                               error);
  if (gray)
    {
      put_colored (sheet, index, GRAY, small, gray);
      put_colored (sheet, index, OURS, small, colors);
      put (sheet, index, TRUTH, small);
      colorizer_colors_free (gray);
    }
  photo_free (small);
  return gray != NULL;
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
