/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "hints-parasite.h"
#include "mask.h"
#include "photo.h"
#include "pixels.h"
#include "result.h"
#include "scratch.h"
#include "source.h"
#include "strip.h"

/* Rows that are in work, while others are read and written. */
#define N_STRIPS 4

/* A photo, and the colors that it gets. */
typedef struct
{
  const Pixels          *source;
  const Pixels          *target;
  const ColorizerColors *colors;
} Composition;

/* The photo in color, in an image of its own: what is still being made is
 * kept out of the user's image there. */
typedef struct
{
  Image image;
  Layer layer;
  int   x;                      /* where it belongs in the user's image */
  int   y;
} Scratch;

/* Row by row, which stays in the processor's cache. */
static void
compose (Strip    *strip,
         gpointer  data)
{
  const Composition *photo    = data;
  int                width    = pixels_width (photo->source);
  ColorizerComposer *composer = colorizer_composer_new
                                  (photo->colors, width,
                                  pixels_height (photo->source));
  float             *rgba     = g_new (float, (gsize) width * 4);

  for (int i = 0; i < strip->n_rows; i++)
    {
      guint8 *raw = strip->raw + i * strip->row_size;

      pixels_decode (photo->source, raw, width, rgba);
      colorizer_composer_row (composer, strip->y + i, rgba);
      pixels_encode (photo->target, rgba, width, raw);
    }
  g_free (rgba);
  colorizer_composer_free (composer);
}

static void
write_strip (Pixels *target,
             Strip  *strip,
             Span    span)
{
  strip_wait (strip);
  pixels_set_rows (target, strip->y, strip->n_rows, strip->raw,
                   strip->row_size);
  span_show (span, (double) (strip->y + strip->n_rows)
             / pixels_height (target));
}

/* Strips are composed while the one before them is written and the one after
 * them is read. */
static void
copy_colorized (Pixels                *source,
                Pixels                *target,
                const ColorizerColors *colors,
                Span                   span)
{
  Composition  photo    = { source, target, colors };
  int          height   = pixels_height (source);
  int          n        = (height + STRIP_ROWS - 1) / STRIP_ROWS;
  gsize        row_size = MAX (pixels_row_size (source),
                               pixels_row_size (target));
  Strip       *strips[N_STRIPS];

  for (int i = 0; i < N_STRIPS; i++)
    strips[i] = strip_new (row_size);
  for (int i = 0; i < n + N_STRIPS; i++)
    {
      Strip *strip = strips[i % N_STRIPS];

      if (i >= N_STRIPS)
        write_strip (target, strip, span);
      if (i >= n)
        continue;
      strip->y = i * STRIP_ROWS;
      strip->n_rows = MIN (STRIP_ROWS, height - strip->y);
      pixels_get_rows (source, strip->y, strip->n_rows, strip->raw, row_size);
      strip_start (strip, compose, &photo);
    }
  for (int i = 0; i < N_STRIPS; i++)
    strip_free (strips[i]);
}

/* An empty layer for the photo, in an image that is like the user's will be.
 * NONE where GIMP cannot. */
static Layer
new_layer (Image  like,
           Pixels *photo,
           Image  *image)
{
  int   width  = pixels_width (photo);
  int   height = pixels_height (photo);
  Layer layer;

  *image = scratch_new (like, width, height);
  /* GIMP says what becomes of a gray profile. */
  if (gimp_image_get_base_type (*image) == GIMP_GRAY)
    gimp_image_convert_rgb (*image);
  layer = gimp_layer_new (*image, "", width, height,
                          pixels_have_alpha (photo) ? GIMP_RGBA_IMAGE
                                                    : GIMP_RGB_IMAGE, 100,
                          gimp_image_get_default_new_layer_mode (*image));
  if (layer == NONE || gimp_image_insert_layer (*image, layer, NONE, 0))
    return layer;
  return NONE;
}

/* FALSE where GIMP cannot; there is an image to delete all the same. */
static gboolean
make_colorized (Layer                  layer,
                const ColorizerColors *colors,
                Span                   span,
                Scratch               *scratch)
{
  Pixels *source = pixels_new (DRAWABLE (layer));
  Pixels *target;

  scratch->layer = new_layer (gimp_item_get_image (ITEM (layer)), source,
                              &scratch->image);
  pixels_offsets (source, &scratch->x, &scratch->y);
  if (scratch->layer != NONE)
    {
      target = pixels_new (DRAWABLE (scratch->layer));
      copy_colorized (source, target, colors, span);
      pixels_free (target);
    }
  pixels_free (source);
  return scratch->layer != NONE;
}

/* A copy in the user's image, named and placed after the photo, and not yet
 * inserted.  Normal is as the image has it: an older one mixes in its own
 * way. */
static Layer
copy_to_image (Image          image,
               Layer          layer,
               GimpLayerMode  mode,
               const Scratch *scratch)
{
  Layer  result = gimp_layer_new_from_drawable (DRAWABLE (scratch->layer),
                                                image);
  char  *source, *name;

  if (result == NONE)
    return NONE;
  source = gimp_item_get_name (ITEM (layer));
  name = g_strdup_printf (_("Colors: %s"), source);
  gimp_item_set_name (ITEM (result), name);
  if (mode == GIMP_LAYER_MODE_NORMAL)
    mode = gimp_image_get_default_new_layer_mode (image);
  gimp_layer_set_mode (result, mode);
  gimp_layer_set_offsets (result, scratch->x, scratch->y);
  g_free (name);
  g_free (source);
  return result;
}

/* With the mask.  FALSE where GIMP cannot. */
static gboolean
insert_above (Image image,
              Layer below,
              Layer photo,
              Layer result)
{
  Layer parent = LAYER (gimp_item_get_parent (ITEM (below)));
  int   at     = gimp_image_get_item_position (image, ITEM (below));
  Mask  mask   = mask_new (photo, result);

  if (! gimp_image_insert_layer (image, result, parent, at))
    {
      if (mask != NONE)
        gimp_item_delete (ITEM (mask));
      gimp_item_delete (ITEM (result));
      return FALSE;
    }
  if (mask != NONE)
    gimp_layer_add_mask (result, mask);
  return TRUE;
}

/* One undo step.  FALSE where GIMP cannot, with no layer added. */
static gboolean
add_to_image (Image          image,
              const Layer   *photos,
              const Layer   *below,
              const Scratch *scratches,
              int            n,
              GimpLayerMode  mode,
              const char    *hints,
              Layer         *results)
{
  int added = 0;

  gimp_image_undo_group_start (image);
  if (gimp_image_get_base_type (image) != GIMP_RGB)
    gimp_image_convert_rgb (image);
  while (added < n)
    {
      results[added] = copy_to_image (image, photos[added], mode,
                                      &scratches[added]);
      if (results[added] == NONE
          || ! insert_above (image, below[added], photos[added],
                             results[added]))
        break;
      source_note (results[added], photos[added]);
      added++;
    }
  if (added == n && hints)
    hints_keep (photos[0], hints);
  if (added == n)
    handles_select (image, results, n);
  else
    while (added > 0)
      gimp_image_remove_layer (image, results[--added]);
  gimp_image_undo_group_end (image);
  return added == n;
}

static gboolean
are_there (const Layer  *layers,
           int           n,
           GError      **error)
{
  gboolean there = TRUE;

  for (int i = 0; there && i < n; i++)
    there = photo_is_there (layers[i], error);
  return there;
}

gboolean
result_add (const Layer            *photos,
            const Layer            *below,
            ColorizerColors *const *colors,
            int                     n,
            GimpLayerMode           mode,
            const char             *hints,
            Span                    span,
            Layer                  *results,
            GError                **error)
{
  Scratch  *scratches = g_new (Scratch, n);
  int       n_made    = 0;
  gboolean  made      = TRUE;

  /* The image is touched once the layers are complete: whatever ends this
   * process before leaves the image as it was. */
  while (made && n_made < n)
    {
      Span part = span_part (span, (double) n_made / n, (n_made + 1.0) / n);

      made = photo_is_there (photos[n_made], error);
      if (made)
        {
          made = make_colorized (photos[n_made], colors[n_made], part,
                                 &scratches[n_made]);
          n_made++;
        }
    }
  made = made && are_there (photos, n, error) && are_there (below, n, error)
         && add_to_image (gimp_item_get_image (ITEM (photos[0])), photos, below,
                          scratches, n, mode, hints, results);
  for (int i = 0; i < n_made; i++)
    gimp_image_delete (scratches[i].image);
  g_free (scratches);
  if (! made && error && ! *error)
    g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_MEMORY,
                         _("GIMP could not make the new layer: "
                           "free some memory or disk and try again."));
  return made;
}
