/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "mask.h"
#include "photo.h"
#include "pixels.h"
#include "strip.h"

struct _PhotoReader
{
  gint32          layer;
  Pixels         *pixels;
  ColorizerInput *input;
  Strip          *strip;        /* to read next */
  Strip          *adding;       /* that was read last */
  int             next_row;
};

/* Somebody may have deleted the layer in the meantime.  With a floating
 * selection GIMP takes no other layer before that is anchored. */
static gboolean
can_add_layer (gint32   layer,
               GError **error)
{
  const char *problem = NULL;

  if (! gimp_item_is_valid (layer))
    problem = _("The layer to colorize is no longer there: "
                "select a layer and try again.");
  else if (gimp_image_get_floating_sel (gimp_item_get_image (layer)) != -1)
    problem = _("The image has a floating selection: "
                "anchor it or make it a new layer, and try again.");
  if (problem)
    g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                         problem);
  return ! problem;
}

PhotoReader *
photo_reader_new (gint32                 layer,
                  const ColorizerModel  *model,
                  GError               **error)
{
  PhotoReader *reader = g_new0 (PhotoReader, 1);
  int          width;

  reader->layer = layer;
  reader->pixels = pixels_new (layer);
  width = pixels_width (reader->pixels);
  reader->input = colorizer_input_new (model, 0, width,
                                       pixels_height (reader->pixels), error);
  if (! reader->input)
    {
      photo_reader_free (reader);
      return NULL;
    }
  reader->strip = strip_new (width);
  reader->adding = strip_new (width);
  return reader;
}

void
photo_reader_free (PhotoReader *reader)
{
  if (! reader)
    return;
  strip_free (reader->strip);
  strip_free (reader->adding);
  colorizer_input_free (reader->input);
  pixels_free (reader->pixels);
  g_free (reader);
}

static void
swap (Strip **one,
      Strip **other)
{
  Strip *kept = *one;

  *one = *other;
  *other = kept;
}

static void
add_rows (Strip    *strip,
          gpointer  input)
{
  colorizer_input_add_rows (input, strip->rgba, strip->n_rows);
}

/* A strip is added while the next one is read. */
gboolean
photo_reader_more (PhotoReader     *reader,
                   ColorizerInput **input,
                   GError         **error)
{
  Strip *strip  = reader->strip;
  int    height = pixels_height (reader->pixels);

  if (! can_add_layer (reader->layer, error))
    return FALSE;
  strip->n_rows = MIN (STRIP_ROWS, height - reader->next_row);
  pixels_read_rows (reader->pixels, reader->next_row, strip->n_rows,
                    strip->rgba);
  strip_wait (reader->adding);
  strip_start (strip, add_rows, reader->input);
  swap (&reader->strip, &reader->adding);

  reader->next_row += strip->n_rows;
  if (reader->next_row == height)
    {
      strip_wait (strip);
      *input = g_steal_pointer (&reader->input);
    }
  return TRUE;
}

ColorizerInput *
photo_read (gint32                 layer,
            const ColorizerModel  *model,
            GError               **error)
{
  PhotoReader    *reader = photo_reader_new (layer, model, error);
  ColorizerInput *input  = NULL;

  while (reader && ! input && photo_reader_more (reader, &input, error))
    gimp_progress_update (PHOTO_READ * reader->next_row
                          / pixels_height (reader->pixels));
  photo_reader_free (reader);
  return input;
}

float *
photo_reduced (gint32  layer,
               int    *width,
               int    *height)
{
  Pixels *pixels = pixels_new (layer);
  double  scale  = MIN ((double) *width / pixels_width (pixels),
                        (double) *height / pixels_height (pixels));
  float  *rgba;

  scale = MIN (scale, 1);
  *width = MAX (pixels_width (pixels) * scale, 1);
  *height = MAX (pixels_height (pixels) * scale, 1);
  rgba = g_new (float, 4 * *width * *height);
  pixels_read_reduced (pixels, scale, *width, *height, rgba);
  pixels_free (pixels);
  return rgba;
}

/* A photo, and the colours that it gets. */
typedef struct
{
  const ColorizerColors *colors;
  int                    width;
  int                    height;
} Composition;

static void
compose (Strip    *strip,
         gpointer  data)
{
  const Composition *photo = data;

  colorizer_compose (photo->colors, photo->width, photo->height, strip->y,
                     strip->n_rows, strip->rgba);
}

static void
write_strip (Pixels *target,
             Strip  *strip)
{
  double done = (double) (strip->y + strip->n_rows) / pixels_height (target);

  strip_wait (strip);
  pixels_write_rows (target, strip->y, strip->n_rows, strip->rgba);
  gimp_progress_update (PHOTO_PREDICTED + (1 - PHOTO_PREDICTED) * done);
}

/* A strip is composed while the one before it is written and the one after it
 * is read. */
static void
copy_colorized (gint32                 from,
                gint32                 to,
                const ColorizerColors *colors)
{
  Pixels      *source   = pixels_new (from);
  Pixels      *target   = pixels_new (to);
  Composition  photo    = { colors, pixels_width (source),
                            pixels_height (source) };
  Strip       *strip    = strip_new (photo.width);
  Strip       *previous = strip_new (photo.width);

  for (int y = 0; y < photo.height; y += STRIP_ROWS)
    {
      strip->y = y;
      strip->n_rows = MIN (STRIP_ROWS, photo.height - y);
      pixels_read_rows (source, y, strip->n_rows, strip->rgba);
      strip_start (strip, compose, &photo);
      if (y > 0)
        write_strip (target, previous);
      swap (&strip, &previous);
    }
  write_strip (target, previous);
  strip_free (strip);
  strip_free (previous);
  pixels_free (target);
  pixels_free (source);
}

/* A layer like the given one, in colour, that is not yet in the image. */
static gint32
new_colorized (gint32                 image,
               gint32                 layer,
               const ColorizerColors *colors)
{
  char   *source = gimp_item_get_name (layer);
  char   *name   = g_strdup_printf (_("%s colorized"), source);
  gint32  result = gimp_layer_new (image, name,
                                   gimp_drawable_width (layer),
                                   gimp_drawable_height (layer),
                                   gimp_drawable_has_alpha (layer)
                                   ? GIMP_RGBA_IMAGE : GIMP_RGB_IMAGE,
                                   100,
                                   gimp_image_get_default_new_layer_mode
                                     (image));
  int     x, y;

  g_free (name);
  g_free (source);
  if (result == -1)
    return -1;
  gimp_drawable_offsets (layer, &x, &y);
  gimp_layer_set_offsets (result, x, y);
  copy_colorized (layer, result, colors);
  return result;
}

/* One undo step. */
static gboolean
insert_above (gint32 image,
              gint32 layer,
              gint32 result,
              gint32 mask)
{
  gboolean inserted;

  gimp_image_undo_group_start (image);
  if (gimp_image_base_type (image) != GIMP_RGB)
    gimp_image_convert_rgb (image);
  inserted = gimp_image_insert_layer (image, result,
                                      gimp_item_get_parent (layer),
                                      gimp_image_get_item_position (image,
                                                                    layer));
  if (inserted && mask != -1)
    gimp_layer_add_mask (result, mask);
  if (inserted)
    gimp_image_set_active_layer (image, result);
  gimp_image_undo_group_end (image);
  return inserted;
}

gint32
photo_add_colorized (gint32                  layer,
                     const ColorizerColors  *colors,
                     GError                **error)
{
  gint32 image, result, mask;

  if (! can_add_layer (layer, error))
    return -1;
  /* The image is touched once the layer is complete: whatever ends this
   * process before leaves the image as it was. */
  image = gimp_item_get_image (layer);
  result = new_colorized (image, layer, colors);
  if (result != -1 && can_add_layer (layer, error))
    {
      mask = mask_new (layer, result);
      if (insert_above (image, layer, result, mask))
        return result;
      if (mask != -1)
        gimp_item_delete (mask);
    }
  if (result != -1)
    gimp_item_delete (result);
  if (error && ! *error)
    g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_MEMORY,
                         _("GIMP could not make the new layer: "
                           "free some memory or disk and try again."));
  return -1;
}
