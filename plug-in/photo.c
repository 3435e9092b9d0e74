/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "photo.h"
#include "pixels.h"

#define STRIP_ROWS 128

ColorizerInput *
photo_read (gint32                layer,
            const ColorizerModel *model)
{
  Pixels         *pixels = pixels_new (layer);
  int             width  = pixels_width (pixels);
  int             height = pixels_height (pixels);
  ColorizerInput *input  = colorizer_input_new (model, width, height);
  float          *rgba   = g_new (float, (gsize) width * STRIP_ROWS * 4);

  for (int y = 0; y < height; y += STRIP_ROWS)
    {
      int n_rows = MIN (STRIP_ROWS, height - y);

      pixels_read_rows (pixels, y, n_rows, rgba);
      colorizer_input_add_rows (input, rgba, n_rows);
    }
  g_free (rgba);
  pixels_free (pixels);
  return input;
}

static void
copy_colorized (gint32                 from,
                gint32                 to,
                const ColorizerColors *colors)
{
  Pixels *source = pixels_new (from);
  Pixels *target = pixels_new (to);
  int     width  = pixels_width (source);
  int     height = pixels_height (source);
  float  *rgba   = g_new (float, (gsize) width * STRIP_ROWS * 4);

  for (int y = 0; y < height; y += STRIP_ROWS)
    {
      int n_rows = MIN (STRIP_ROWS, height - y);

      pixels_read_rows (source, y, n_rows, rgba);
      colorizer_compose (colors, width, height, y, n_rows, rgba);
      pixels_write_rows (target, y, n_rows, rgba);
    }
  g_free (rgba);
  pixels_free (target);
  pixels_free (source);
}

static gint32
new_layer_above (gint32 image,
                 gint32 layer)
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
  gimp_image_insert_layer (image, result, gimp_item_get_parent (layer),
                           gimp_image_get_item_position (image, layer));
  return result;
}

gint32
photo_add_colorized (gint32                 layer,
                     const ColorizerColors *colors)
{
  gint32 image = gimp_item_get_image (layer);
  gint32 result;

  gimp_image_undo_group_start (image);
  if (gimp_image_base_type (image) != GIMP_RGB)
    gimp_image_convert_rgb (image);
  result = new_layer_above (image, layer);
  if (result != -1)
    {
      copy_colorized (layer, result, colors);
      gimp_drawable_update (result, 0, 0,
                            gimp_drawable_width (result),
                            gimp_drawable_height (result));
      /* The mask shows the selection only, and can still be edited. */
      if (! gimp_selection_is_empty (image))
        gimp_layer_add_mask (result,
                             gimp_layer_create_mask (result,
                                                     GIMP_ADD_MASK_SELECTION));
      gimp_image_set_active_layer (image, result);
    }
  gimp_image_undo_group_end (image);
  return result;
}
