/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "mask.h"
#include "photo.h"
#include "pixels.h"
#include "strip.h"

struct _PhotoReader
{
  Layer           layer;
  Pixels         *pixels;
  ColorizerInput *input;
  Strip          *strip;        /* to read next */
  Strip          *adding;       /* that was read last */
  int             next_row;
};

/* Somebody may have deleted the layer in the meantime.  With a floating
 * selection GIMP takes no other layer before that is anchored. */
static gboolean
can_add_layer (Layer    layer,
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

PhotoReader *
photo_reader_new (Layer                  layer,
                  const ColorizerModel  *model,
                  GError               **error)
{
  PhotoReader *reader = g_new0 (PhotoReader, 1);
  int          width;

  reader->layer = layer;
  reader->pixels = pixels_new (DRAWABLE (layer));
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
photo_read (Layer                  layer,
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
photo_reduced (Layer  layer,
               int   *width,
               int   *height)
{
  Pixels *pixels = pixels_new (DRAWABLE (layer));
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

/* A photo, and the colors that it gets. */
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
copy_colorized (Drawable               from,
                Drawable               to,
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

/* An image for one layer, of the given one's size, that is like the photo's
 * image will be: RGB, with its precision and profile.  What is still being
 * made is kept out of the user's image there. */
static Image
new_scratch (Image image,
             Layer layer)
{
  GimpImageBaseType  base    = gimp_image_get_base_type (image) == GIMP_GRAY
                               ? GIMP_GRAY : GIMP_RGB;
  GimpColorProfile  *profile = gimp_image_get_color_profile (image);
  Image              scratch =
    gimp_image_new_with_precision (gimp_drawable_get_width (DRAWABLE (layer)),
                                   gimp_drawable_get_height (DRAWABLE (layer)),
                                   base, gimp_image_get_precision (image));

  gimp_image_undo_disable (scratch);
  if (profile)
    {
      gimp_image_set_color_profile (scratch, profile);
      g_object_unref (profile);
    }
  /* GIMP says what becomes of a gray profile. */
  if (base == GIMP_GRAY)
    gimp_image_convert_rgb (scratch);
  return scratch;
}

/* The photo in color, as the scratch image's layer; NONE on failure. */
static Layer
make_colorized (Image                  scratch,
                Layer                  layer,
                const ColorizerColors *colors)
{
  gboolean alpha = gimp_drawable_has_alpha (DRAWABLE (layer));
  Layer    made  =
    gimp_layer_new (scratch, "",
                    gimp_drawable_get_width (DRAWABLE (layer)),
                    gimp_drawable_get_height (DRAWABLE (layer)),
                    alpha ? GIMP_RGBA_IMAGE : GIMP_RGB_IMAGE, 100,
                    gimp_image_get_default_new_layer_mode (scratch));

  if (made == NONE
      || ! gimp_image_insert_layer (scratch, made, NONE, 0))
    return NONE;
  copy_colorized (DRAWABLE (layer), DRAWABLE (made), colors);
  return made;
}

/* A copy in the image, named and placed after the photo, and not yet
 * inserted. */
static Layer
copy_to_image (Image image,
               Layer layer,
               Layer made)
{
  Layer  result = gimp_layer_new_from_drawable (DRAWABLE (made), image);
  char  *source, *name;
  int    x, y;

  if (result == NONE)
    return NONE;
  source = gimp_item_get_name (ITEM (layer));
  name = g_strdup_printf (_("%s colorized"), source);
  gimp_item_set_name (ITEM (result), name);
  gimp_layer_set_mode (result, gimp_image_get_default_new_layer_mode (image));
  gimp_drawable_get_offsets (DRAWABLE (layer), &x, &y);
  gimp_layer_set_offsets (result, x, y);
  g_free (name);
  g_free (source);
  return result;
}

/* With the mask.  FALSE where GIMP cannot. */
static gboolean
insert_above (Image image,
              Layer layer,
              Layer result)
{
  Layer parent = LAYER (gimp_item_get_parent (ITEM (layer)));
  int   at     = gimp_image_get_item_position (image, ITEM (layer));
  Mask  mask   = mask_new (layer, result);

  if (! gimp_image_insert_layer (image, result, parent, at))
    {
      if (mask != NONE)
        gimp_item_delete (ITEM (mask));
      gimp_item_delete (ITEM (result));
      return FALSE;
    }
  if (mask != NONE)
    gimp_layer_add_mask (result, mask);
  handles_select (image, result);
  return TRUE;
}

/* One undo step.  Returns the new layer, NONE on failure. */
static Layer
add_to_image (Layer layer,
              Layer made)
{
  Image image = gimp_item_get_image (ITEM (layer));
  Layer result;

  gimp_image_undo_group_start (image);
  if (gimp_image_get_base_type (image) != GIMP_RGB)
    gimp_image_convert_rgb (image);
  result = copy_to_image (image, layer, made);
  if (result != NONE && ! insert_above (image, layer, result))
    result = NONE;
  gimp_image_undo_group_end (image);
  return result;
}

Layer
photo_add_colorized (Layer                   layer,
                     const ColorizerColors  *colors,
                     GError                **error)
{
  Image scratch;
  Layer made, result = NONE;

  if (! can_add_layer (layer, error))
    return NONE;
  /* The image is touched once the layer is complete: whatever ends this
   * process before leaves the image as it was. */
  scratch = new_scratch (gimp_item_get_image (ITEM (layer)), layer);
  made = make_colorized (scratch, layer, colors);
  if (made != NONE && can_add_layer (layer, error))
    result = add_to_image (layer, made);
  gimp_image_delete (scratch);
  if (result == NONE && error && ! *error)
    g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_MEMORY,
                         _("GIMP could not make the new layer: "
                           "free some memory or disk and try again."));
  return result;
}
