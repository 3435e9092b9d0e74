/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "photo.h"
#include "pixels.h"
#include "strip.h"

struct _PhotoReader
{
  Layer           layer;
  Pixels         *pixels;
  ColorizerInput *input;
  Strip          *strips[2];    /* one is added while the other is read */
  int             height;
  int             next_row;
};

/* Somebody may have deleted the layer in the meantime.  With a floating
 * selection GIMP takes no other layer before that is anchored. */
gboolean
photo_is_there (Layer    layer,
                GError **error)
{
  const char *problem = NULL;

  if (! gimp_item_is_valid (ITEM (layer)))
    problem = _("The layer to colorize is no longer there: "
                "select a layer and try again.");
  else if (gimp_image_get_floating_sel (gimp_item_get_image (ITEM (layer)))
           != NONE)
    problem = _("The image has a floating selection: "
                "anchor it or make it a new layer, and try again.");
  if (problem)
    g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                         problem);
  return ! problem;
}

/* As far as the first pixel that is to be seen: of most photos that is
 * one strip. */
static gboolean
is_transparent (Pixels *pixels)
{
  int       width       = pixels_width (pixels);
  int       height      = pixels_height (pixels);
  float    *rgba        = g_new (float, (gsize) width * STRIP_ROWS * 4);
  gboolean  transparent = TRUE;

  for (int y = 0; transparent && y < height; y += STRIP_ROWS)
    {
      int n_rows = MIN (STRIP_ROWS, height - y);

      pixels_read_part (pixels, 1, 0, y, width, n_rows, rgba);
      for (gsize i = 0; transparent && i < (gsize) n_rows * width; i++)
        transparent = rgba[4 * i + 3] <= 0;
    }
  g_free (rgba);
  return transparent;
}

/* The error is the sentence, with the layer's name for its %s. */
static gboolean
refuse (Layer        layer,
        const char  *sentence,
        GError     **error)
{
  char *name = gimp_item_get_name (ITEM (layer));

  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT, sentence,
               name);
  g_free (name);
  return FALSE;
}

gboolean
photo_has_pixels (Layer    layer,
                  GError **error)
{
  Pixels   *pixels = pixels_new (DRAWABLE (layer));
  gboolean  empty  = pixels_have_alpha (pixels) && is_transparent (pixels);

  pixels_free (pixels);
  return ! empty
         || refuse (layer, _("The layer '%s' is empty: select a layer with "
                             "a photo."), error);
}

gboolean
photo_is_selected (Layer    layer,
                   GError **error)
{
  int x, y, width, height;

  return gimp_drawable_mask_intersect (DRAWABLE (layer), &x, &y, &width,
                                       &height)
         || refuse (layer, _("The selection lies outside of the layer '%s': "
                             "select a part of the photo, or nothing."), error);
}

PhotoReader *
photo_reader_new (Layer                  layer,
                  const ColorizerModel  *model,
                  GError               **error)
{
  PhotoReader *reader;

  if (! photo_is_there (layer, error))
    return NULL;
  reader = g_new0 (PhotoReader, 1);
  reader->layer = layer;
  reader->pixels = pixels_new (DRAWABLE (layer));
  reader->height = pixels_height (reader->pixels);
  reader->input = colorizer_input_new (model, 0, pixels_width (reader->pixels),
                                       reader->height, error);
  if (! reader->input)
    {
      photo_reader_free (reader);
      return NULL;
    }
  for (int i = 0; i < 2; i++)
    reader->strips[i] = strip_new (pixels_row_size (reader->pixels));
  return reader;
}

/* What reading needs: of a photo of 24 million pixels in 16 bits, 9 MB and its
 * tiles. */
static void
stop_reading (PhotoReader *reader)
{
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&reader->strips[i], strip_free);
  g_clear_pointer (&reader->pixels, pixels_free);
}

void
photo_reader_free (PhotoReader *reader)
{
  if (! reader)
    return;
  stop_reading (reader);
  colorizer_input_free (reader->input);
  g_free (reader);
}

/* Row by row, which stays in the processor's cache. */
static void
add_rows (Strip    *strip,
          gpointer  data)
{
  PhotoReader *reader = data;
  int          width  = pixels_width (reader->pixels);
  float       *rgba   = g_new (float, (gsize) width * 4);

  for (int i = 0; i < strip->n_rows; i++)
    {
      pixels_decode (reader->pixels, strip->raw + i * strip->row_size, width,
                     rgba);
      colorizer_input_add_rows (reader->input, rgba, 1);
    }
  g_free (rgba);
}

gboolean
photo_reader_more (PhotoReader     *reader,
                   ColorizerInput **input,
                   GError         **error)
{
  int    n      = reader->next_row / STRIP_ROWS;
  Strip *strip  = reader->strips[n % 2];
  int    height = reader->height;

  if (! photo_is_there (reader->layer, error))
    return FALSE;
  strip->n_rows = MIN (STRIP_ROWS, height - reader->next_row);
  pixels_get_rows (reader->pixels, reader->next_row, strip->n_rows, strip->raw,
                   strip->row_size);
  strip_wait (reader->strips[(n + 1) % 2]);
  strip_start (strip, add_rows, reader);

  reader->next_row += strip->n_rows;
  if (reader->next_row == height)
    {
      strip_wait (strip);
      stop_reading (reader);
      *input = g_steal_pointer (&reader->input);
    }
  return TRUE;
}

ColorizerInput *
photo_read (Layer                  layer,
            const ColorizerModel  *model,
            Span                   span,
            GError               **error)
{
  PhotoReader    *reader = photo_reader_new (layer, model, error);
  ColorizerInput *input  = NULL;

  while (reader && ! input && photo_reader_more (reader, &input, error))
    span_show (span, (double) reader->next_row / reader->height);
  photo_reader_free (reader);
  return input;
}
