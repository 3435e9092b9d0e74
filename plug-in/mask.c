/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mask.h"

/* As in pixels.c: buffers that are open keep what passes through them. */
#define BAND_ROWS 256

static float *
read_band (gint32               mask,
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
write_band (gint32               mask,
            const GeglRectangle *band,
            const float         *values)
{
  GeglBuffer *buffer = gimp_drawable_get_buffer (mask);

  gegl_buffer_set (buffer, band, 0, babl_format ("Y float"), values,
                   GEGL_AUTO_ROWSTRIDE);
  gegl_buffer_flush (buffer);
  g_object_unref (buffer);
}

/* Hides in mask what is hidden by other, a mask of the same size. */
static void
multiply (gint32 mask,
          gint32 other)
{
  int width  = gimp_drawable_width (mask);
  int height = gimp_drawable_height (mask);

  for (int y = 0; y < height; y += BAND_ROWS)
    {
      int                  n_rows = MIN (BAND_ROWS, height - y);
      const GeglRectangle *band   = GEGL_RECTANGLE (0, y, width, n_rows);
      float               *values = read_band (mask, band);
      float               *others = read_band (other, band);

      for (gsize i = 0; i < (gsize) width * n_rows; i++)
        values[i] *= others[i];
      write_band (mask, band, values);
      g_free (values);
      g_free (others);
    }
}

gint32
mask_new (gint32 photo,
          gint32 result)
{
  gint32   own      = gimp_layer_get_mask (photo);
  gboolean applied  = own != -1 && gimp_layer_get_apply_mask (photo);
  gboolean selected = ! gimp_selection_is_empty
                          (gimp_item_get_image (photo));
  gint32   mask;

  if (! applied && ! selected)
    return -1;
  mask = gimp_layer_create_mask (result, selected ? GIMP_ADD_MASK_SELECTION
                                                  : GIMP_ADD_MASK_WHITE);
  if (mask != -1 && applied)
    multiply (mask, own);
  return mask;
}
