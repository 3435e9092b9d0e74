/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mask.h"

/* As in pixels.c: buffers that are open keep what passes through them. */
#define BAND_ROWS 256

static float *
read_band (Drawable             mask,
           const GeglRectangle *band)
{
  GeglBuffer *buffer = gimp_drawable_get_buffer (mask);
  float      *values = g_new (float, (gsize) band->width * band->height);

  gegl_buffer_get (buffer, band, 1, babl_format ("Y float"), values,
                   GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
  g_object_unref (buffer);
  return values;
}

static void
write_band (Drawable             mask,
            const GeglRectangle *band,
            const float         *values)
{
  GeglBuffer *buffer = gimp_drawable_get_buffer (mask);

  gegl_buffer_set (buffer, band, 0, babl_format ("Y float"), values,
                   GEGL_AUTO_ROWSTRIDE);
  gegl_buffer_flush (buffer);
  g_object_unref (buffer);
}

/* Hides in mask what is hidden by other or outside of it; left and top are
 * where mask begins in other. */
static void
multiply (Drawable mask,
          Drawable other,
          int      left,
          int      top)
{
  int width  = gimp_drawable_get_width (mask);
  int height = gimp_drawable_get_height (mask);

  for (int y = 0; y < height; y += BAND_ROWS)
    {
      int                  n_rows = MIN (BAND_ROWS, height - y);
      const GeglRectangle *band   = GEGL_RECTANGLE (0, y, width, n_rows);
      float               *values = read_band (mask, band);
      float               *others =
        read_band (other, GEGL_RECTANGLE (left, top + y, width, n_rows));

      for (gsize i = 0; i < (gsize) width * n_rows; i++)
        values[i] *= others[i];
      write_band (mask, band, values);
      g_free (values);
      g_free (others);
    }
}

Mask
mask_new (Layer photo,
          Layer result)
{
  Mask     own      = gimp_layer_get_mask (photo);
  gboolean applied  = own != NONE && gimp_layer_get_apply_mask (photo);
  gboolean selected = ! gimp_selection_is_empty
                        (gimp_item_get_image (ITEM (photo)));
  Mask     mask;
  int      x, y, left, top;

  if (! applied && ! selected)
    return NONE;
  mask = gimp_layer_create_mask (result, selected ? GIMP_ADD_MASK_SELECTION
                                                  : GIMP_ADD_MASK_WHITE);
  gimp_drawable_get_offsets (DRAWABLE (photo), &x, &y);
  gimp_drawable_get_offsets (DRAWABLE (result), &left, &top);
  if (mask != NONE && applied)
    multiply (DRAWABLE (mask), DRAWABLE (own), left - x, top - y);
  return mask;
}
