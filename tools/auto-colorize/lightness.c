/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lightness.h"
#include "pixels.h"

#define STRIP_ROWS 64

/* What is between is gray, also where smoothing left a trace of it. */
#define BLACK 0.02f
#define WHITE 0.98f

typedef struct
{
  VipsRegion     *region;       /* a strip as numbers */
  Pixels         *pixels;
  float          *rgba;         /* the same strip */
  ColorizerInput *input;
  Tone           *tone;         /* or NULL */
  gsize           grays_left;   /* to be found */
} Reader;

static gboolean
is_gray (const float *pixel)
{
  for (int i = 0; i < 3; i++)
    if (pixel[i] > BLACK && pixel[i] < WHITE && pixel[3] > 0)
      return TRUE;
  return FALSE;
}

/* Ends when there are enough: in most photos at once. */
static void
count_grays (Reader      *reader,
             const float *rgba,
             gsize        n)
{
  for (gsize i = 0; i < n && reader->grays_left > 0; i++)
    reader->grays_left -= is_gray (rgba + 4 * i);
}

static void
add_strip (Reader *reader,
           int     n_rows)
{
  const VipsRect *strip = &reader->region->valid;

  for (int y = 0; y < n_rows; y++)
    pixels_read (reader->pixels,
                 VIPS_REGION_ADDR (reader->region, 0, strip->top + y),
                 strip->width, reader->rgba + (gsize) y * strip->width * 4);
  colorizer_input_add_rows (reader->input, reader->rgba, n_rows);
  if (reader->tone)
    tone_add_rows (reader->tone, reader->rgba, n_rows);
  count_grays (reader, reader->rgba, (gsize) strip->width * n_rows);
}

static gboolean
read_strips (Reader             *reader,
             VipsImage          *picture,
             ColorizerProgress   progress,
             gpointer            data,
             GError            **error)
{
  for (int y = 0; y < picture->Ysize; y += STRIP_ROWS)
    {
      int      n_rows = MIN (STRIP_ROWS, picture->Ysize - y);
      VipsRect strip  = { 0, y, picture->Xsize, n_rows };

      if (vips_region_prepare (reader->region, &strip))
        {
          g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                               "It is damaged or cut off: get a whole copy "
                               "of it.");
          return FALSE;
        }
      add_strip (reader, n_rows);
      if (! progress ((double) (y + n_rows) / picture->Ysize, data))
        {
          g_set_error_literal (error, COLORIZER_ERROR,
                               COLORIZER_ERROR_CANCELLED, "Stopped.");
          return FALSE;
        }
    }
  return TRUE;
}

ColorizerInput *
lightness_read (VipsImage             *picture,
                const ColorizerModel  *model,
                Tone                  *tone,
                gsize                 *grays_left,
                ColorizerProgress      progress,
                gpointer               data,
                GError               **error)
{
  int    width  = picture->Xsize;
  Reader reader =
  {
    .region = vips_region_new (picture),
    .pixels = pixels_new (picture),
    .rgba   = g_new (float, (gsize) width * STRIP_ROWS * 4),
    .input  = colorizer_input_new (model, 0, width, picture->Ysize, error),
    .tone   = tone,
    .grays_left = *grays_left
  };

  if (reader.input
      && ! read_strips (&reader, picture, progress, data, error))
    g_clear_pointer (&reader.input, colorizer_input_free);
  *grays_left = reader.grays_left;
  g_object_unref (reader.region);
  pixels_free (reader.pixels);
  g_free (reader.rgba);
  return reader.input;
}
