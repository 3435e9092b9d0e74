/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "mask.h"
#include "numbers.h"
#include "strip.h"

/* The part of it times scale. */
static float *
read_part (Drawable             mask,
           const GeglRectangle *part,
           double               scale)
{
  GeglBuffer *buffer = gimp_drawable_get_buffer (mask);
  float      *values = g_new (float, (gsize) part->width * part->height);

  numbers_get (buffer, part, scale, babl_format ("Y float"), values,
               GEGL_ABYSS_NONE);
  g_object_unref (buffer);
  return values;
}

static void
write_band (Drawable             mask,
            const GeglRectangle *band,
            const float         *values)
{
  GeglBuffer *buffer = gimp_drawable_get_buffer (mask);

  numbers_set (buffer, band, babl_format ("Y float"), values);
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

  for (int y = 0; y < height; y += STRIP_ROWS)
    {
      int                  n_rows = MIN (STRIP_ROWS, height - y);
      const GeglRectangle *band   = GEGL_RECTANGLE (0, y, width, n_rows);
      float               *values = read_part (mask, band, 1);
      float               *others =
        read_part (other, GEGL_RECTANGLE (left, top + y, width, n_rows), 1);

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

/* Multiplies by what a drawable shows there; x and y are where the photo begins
 * in it. */
static void
multiply_scaled (Drawable             other,
                 int                  x,
                 int                  y,
                 double               scale,
                 const GeglRectangle *part,
                 float               *shown)
{
  float *values = read_part (other,
                             GEGL_RECTANGLE (lround (x * scale) + part->x,
                                             lround (y * scale) + part->y,
                                             part->width, part->height),
                             scale);

  for (gsize i = 0; i < (gsize) part->width * part->height; i++)
    shown[i] *= values[i];
  g_free (values);
}

void
mask_shown (Layer                photo,
            double               scale,
            const GeglRectangle *part,
            float               *shown)
{
  Image image = gimp_item_get_image (ITEM (photo));
  Mask  own   = gimp_layer_get_mask (photo);
  int   x, y;

  for (int i = 0; i < part->width * part->height; i++)
    shown[i] = 1;
  gimp_drawable_get_offsets (DRAWABLE (photo), &x, &y);
  if (own != NONE && gimp_layer_get_apply_mask (photo))
    multiply_scaled (DRAWABLE (own), 0, 0, scale, part, shown);
  if (! gimp_selection_is_empty (image))
    multiply_scaled (DRAWABLE (gimp_image_get_selection (image)), x, y, scale,
                     part, shown);
}
