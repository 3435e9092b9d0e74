/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "numbers.h"
#include "pixels.h"
#include "scratch.h"

struct _Pixels
{
  Drawable            drawable;
  Image               merged;     /* has the drawable where it is a copy, with
                                   * filters merged into it; else NONE */
  GeglBuffer         *buffer;     /* NULL where it is closed */
  int                 width;
  int                 height;
  const Babl         *format;     /* of the layer's numbers, as float */
  const Babl         *srgb;       /* R'G'B'A float */
  GimpColorTransform *to_srgb;    /* NULL: the image is sRGB already */
  GimpColorTransform *from_srgb;
  Numbers             read;       /* to format, or to sRGB */
  Numbers             written;
};

/* What GIMP's precisions say of the curve of their numbers: they are linear,
 * have the profile's own curve, or sRGB's whatever the profile. */
enum
{
  LINEAR     = 0,
  NON_LINEAR = 50,
  PERCEPTUAL = 75
};

/* The drawable's own encoding, with alpha. */
static const Babl *
float_format (Drawable drawable)
{
  Image       image = gimp_item_get_image (ITEM (drawable));
  gboolean    gray  = gimp_drawable_is_gray (drawable);
  int         curve = gimp_drawable_is_indexed (drawable)
                      ? NON_LINEAR : gimp_image_get_precision (image) % 100;
  const char *encoding;

  if (curve == LINEAR)
    encoding = gray ? "YA float" : "RGBA float";
  else if (curve == PERCEPTUAL)
    encoding = gray ? "Y~A float" : "R~G~B~A float";
  else
    encoding = gray ? "Y'A float" : "R'G'B'A float";
  /* GIMP 3's buffers know the color space; 2.10's have none. */
  return babl_format_with_space (encoding, gimp_drawable_get_format (drawable));
}

static GimpColorTransform *
transform (GimpColorProfile *from,
           const Babl       *from_format,
           GimpColorProfile *to,
           const Babl       *to_format)
{
  return gimp_color_transform_new
           (from, from_format, to, to_format,
           GIMP_COLOR_RENDERING_INTENT_RELATIVE_COLORIMETRIC,
           GIMP_COLOR_TRANSFORM_FLAGS_NOOPTIMIZE
           | GIMP_COLOR_TRANSFORM_FLAGS_BLACK_POINT_COMPENSATION);
}

/* Where a layer has filters, its buffer is as it would be without them, and a
 * copy is needed to see what the user sees.  Of an indexed one, GIMP itself
 * makes colors: babl would time its tables for the palette (start.c). */
static void
choose_drawable (Pixels   *pixels,
                 Drawable  drawable)
{
  gboolean filters = handles_have_filters (drawable);
  Layer    copy;

  pixels->drawable = drawable;
  pixels->merged = NONE;
  if (! filters && ! gimp_drawable_is_indexed (drawable))
    return;
  pixels->merged = scratch_new (gimp_item_get_image (ITEM (drawable)),
                                gimp_drawable_get_width (drawable),
                                gimp_drawable_get_height (drawable));
  copy = gimp_layer_new_from_drawable (drawable, pixels->merged);
  if (copy == NONE || ! gimp_image_insert_layer (pixels->merged, copy, NONE, 0))
    return;
  if (gimp_layer_get_mask (copy) != NONE)
    gimp_layer_remove_mask (copy, GIMP_MASK_DISCARD);
  if (filters)
    copy = handles_merge_filters (copy);
  if (copy != NONE)
    pixels->drawable = DRAWABLE (copy);
}

Pixels *
pixels_new (Drawable drawable)
{
  GimpColorProfile *profile = gimp_image_get_effective_color_profile
                                (gimp_item_get_image (ITEM (drawable)));
  GimpColorProfile *srgb    = gimp_color_profile_new_rgb_srgb ();
  Pixels           *pixels  = g_new (Pixels, 1);
  const Babl       *own;

  choose_drawable (pixels, drawable);
  drawable = pixels->drawable;
  pixels->buffer = NULL;
  pixels->width = gimp_drawable_get_width (drawable);
  pixels->height = gimp_drawable_get_height (drawable);
  pixels->format = float_format (drawable);
  pixels->srgb = babl_format ("R'G'B'A float");
  pixels->to_srgb = transform (profile, pixels->format, srgb, pixels->srgb);
  pixels->from_srgb = transform (srgb, pixels->srgb, profile, pixels->format);
  own = gimp_drawable_get_format (drawable);
  pixels->read = numbers_of (own, pixels->to_srgb ? pixels->format
                                                  : pixels->srgb);
  pixels->written = numbers_of (own, pixels->from_srgb ? pixels->format
                                                       : pixels->srgb);
  g_object_unref (profile);
  g_object_unref (srgb);
  return pixels;
}

static void
close_buffer (Pixels *pixels)
{
  if (pixels->buffer)
    gegl_buffer_flush (pixels->buffer);
  g_clear_object (&pixels->buffer);
}

static void
open_buffer (Pixels *pixels)
{
  if (! pixels->buffer)
    pixels->buffer = gimp_drawable_get_buffer (pixels->drawable);
}

void
pixels_free (Pixels *pixels)
{
  close_buffer (pixels);
  g_clear_object (&pixels->to_srgb);
  g_clear_object (&pixels->from_srgb);
  if (pixels->merged != NONE)
    gimp_image_delete (pixels->merged);
  g_free (pixels);
}

int
pixels_width (const Pixels *pixels)
{
  return pixels->width;
}

int
pixels_height (const Pixels *pixels)
{
  return pixels->height;
}

gboolean
pixels_have_alpha (const Pixels *pixels)
{
  return gimp_drawable_has_alpha (pixels->drawable);
}

void
pixels_offsets (const Pixels *pixels,
                int          *x,
                int          *y)
{
  gimp_drawable_get_offsets (pixels->drawable, x, y);
}

gsize
pixels_row_size (const Pixels *pixels)
{
  return (gsize) pixels->width
         * MAX (babl_format_get_bytes_per_pixel (pixels->read.format),
                babl_format_get_bytes_per_pixel (pixels->written.format));
}

void
pixels_get_rows (Pixels *pixels,
                 int     y,
                 int     n_rows,
                 void   *raw,
                 gsize   stride)
{
  open_buffer (pixels);
  gegl_buffer_get (pixels->buffer,
                   GEGL_RECTANGLE (0, y, pixels->width, n_rows), 1,
                   pixels->read.format, raw, stride, GEGL_ABYSS_CLAMP);
}

void
pixels_set_rows (Pixels     *pixels,
                 int         y,
                 int         n_rows,
                 const void *raw,
                 gsize       stride)
{
  open_buffer (pixels);
  gegl_buffer_set (pixels->buffer,
                   GEGL_RECTANGLE (0, y, pixels->width, n_rows), 0,
                   pixels->written.format, raw, stride);
  gegl_buffer_flush (pixels->buffer);
}

void
pixels_decode (const Pixels *pixels,
               const void   *raw,
               gsize         n,
               float        *rgba)
{
  float *floats;

  if (! pixels->to_srgb)
    {
      numbers_to_float (&pixels->read, raw, n, rgba);
      return;
    }
  floats = g_new (float, n * 4);
  numbers_to_float (&pixels->read, raw, n, floats);
  gimp_color_transform_process_pixels (pixels->to_srgb, pixels->format, floats,
                                       pixels->srgb, rgba, n);
  g_free (floats);
}

void
pixels_encode (const Pixels *pixels,
               const float  *rgba,
               gsize         n,
               void         *raw)
{
  float *floats;

  if (! pixels->from_srgb)
    {
      numbers_of_float (&pixels->written, rgba, n, raw);
      return;
    }
  floats = g_new (float, n * 4);
  gimp_color_transform_process_pixels (pixels->from_srgb, pixels->srgb, rgba,
                                       pixels->format, floats, n);
  numbers_of_float (&pixels->written, floats, n, raw);
  g_free (floats);
}

void
pixels_read_part (Pixels *pixels,
                  double  scale,
                  int     x,
                  int     y,
                  int     n_columns,
                  int     n_rows,
                  float  *rgba)
{
  gsize n   = (gsize) n_columns * n_rows;
  void *raw = g_malloc_n (n, babl_format_get_bytes_per_pixel
                            (pixels->read.format));

  open_buffer (pixels);
  gegl_buffer_get (pixels->buffer,
                   GEGL_RECTANGLE (x, y, n_columns, n_rows), scale,
                   pixels->read.format, raw, GEGL_AUTO_ROWSTRIDE,
                   GEGL_ABYSS_CLAMP);
  close_buffer (pixels);
  pixels_decode (pixels, raw, n, rgba);
  g_free (raw);
}
