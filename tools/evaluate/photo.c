/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <gio/gio.h>
#include <vips/vips.h>

#include "photo.h"

#define MOST_PIXELS (1 << 28)   /* a file may promise anything */
#define RGB         3

/* One operation of libvips: takes the image, gives another or, as NULL is
 * passed on, NULL. */
typedef VipsImage * (* Step) (VipsImage *image,
                              double     scale);

static VipsImage *
turn (VipsImage *image,
      double     scale)
{
  VipsImage *turned = NULL;

  (void) scale;
  vips_autorot (image, &turned, NULL);
  return turned;
}

static VipsImage *
make_srgb (VipsImage *image,
           double     scale)
{
  VipsImage *srgb = NULL;

  (void) scale;
  vips_colourspace (image, &srgb, VIPS_INTERPRETATION_sRGB, NULL);
  return srgb;
}

static VipsImage *
lay_on_white (VipsImage *image,
              double     scale)
{
  VipsArrayDouble *white = vips_array_double_newv (1, 255.0);
  VipsImage       *opaque = NULL;

  (void) scale;
  if (vips_image_hasalpha (image))
    vips_flatten (image, &opaque, "background", white, NULL);
  else
    vips_copy (image, &opaque, NULL);
  vips_area_unref (VIPS_AREA (white));
  return opaque;
}

static VipsImage *
make_smaller (VipsImage *image,
              double     scale)
{
  VipsImage *smaller = NULL;

  if (scale < 1)
    vips_resize (image, &smaller, scale, NULL);
  else
    vips_copy (image, &smaller, NULL);
  return smaller;
}

static VipsImage *
make_bytes (VipsImage *image,
            double     scale)
{
  VipsImage *bytes = NULL;

  (void) scale;
  vips_cast (image, &bytes, VIPS_FORMAT_UCHAR, NULL);
  return bytes;
}

/* Takes over the image; NULL on failure. */
static VipsImage *
take_steps (VipsImage *image,
            double     scale)
{
  const Step steps[] =
  { turn, make_srgb, lay_on_white, make_smaller, make_bytes };

  for (gsize i = 0; image && i < G_N_ELEMENTS (steps); i++)
    {
      VipsImage *next = steps[i] (image, scale);

      g_object_unref (image);
      image = next;
    }
  return image;
}

/* Takes over the image, which may be NULL after a failure of libvips. */
static Photo *
photo_of_image (VipsImage *image)
{
  Photo *photo = NULL;
  void  *rgb   = NULL;
  gsize  size;

  if (image && vips_image_get_bands (image) == RGB)
    rgb = vips_image_write_to_memory (image, &size);
  if (rgb)
    {
      photo = g_new (Photo, 1);
      photo->width = vips_image_get_width (image);
      photo->height = vips_image_get_height (image);
      photo->rgb = rgb;
    }
  g_clear_object (&image);
  return photo;
}

static VipsImage *
open_image (GBytes *file)
{
  gsize      size;
  const void *data  = g_bytes_get_data (file, &size);
  VipsImage  *image = vips_image_new_from_buffer (data, size, "", NULL);

  if (image && (guint64) vips_image_get_width (image)
      * vips_image_get_height (image) > MOST_PIXELS)
    g_clear_object (&image);
  return image;
}

static void
set_vips_error (GError     **error,
                const char  *name)
{
  char *cause = g_strstrip (vips_error_buffer_copy ());

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "'%s' cannot be read as a photo (%s): remove it, or save it "
               "again as WebP, JPEG or PNG.", name,
               *cause ? cause : "it is too large or has other channels");
  g_free (cause);
}

Photo *
photo_decode (GBytes      *file,
              const char  *name,
              int          short_side,
              GError     **error)
{
  VipsImage *image = open_image (file);
  double     scale = 1;
  Photo     *photo;

  if (image && short_side > 0)
    scale = (double) short_side / MIN (vips_image_get_width (image),
                                       vips_image_get_height (image));
  photo = photo_of_image (take_steps (image, scale));
  if (! photo)
    set_vips_error (error, name);
  return photo;
}

void
photo_free (Photo *photo)
{
  if (! photo)
    return;
  g_free (photo->rgb);
  g_free (photo);
}

Photo *
photo_reduce (const Photo  *photo,
              int           longest,
              GError      **error)
{
  gsize      size  = (gsize) photo->width * photo->height * RGB;
  VipsImage *image = vips_image_new_from_memory (photo->rgb, size,
                                                 photo->width, photo->height,
                                                 RGB, VIPS_FORMAT_UCHAR);
  double     scale = (double) longest / MAX (photo->width, photo->height);
  Photo     *result = photo_of_image (take_steps (image, scale));

  if (! result)
    set_vips_error (error, "a thumbnail");
  return result;
}

Photo *
photo_color (const Photo           *photo,
             const ColorizerColors *colors)
{
  ColorizerComposer *composer = colorizer_composer_new (colors, photo->width,
                                                        photo->height);
  Photo             *colored  = g_new (Photo, 1);
  float             *rgba     = g_new (float, 4 * photo->width);

  *colored = *photo;
  colored->rgb = g_malloc ((gsize) photo->height * photo->width * RGB);
  for (int y = 0; y < photo->height; y++)
    {
      guint8 *rgb = colored->rgb + (gsize) y * photo->width * RGB;

      photo_row (photo, y, rgba);
      colorizer_composer_row (composer, y, rgba);
      for (int x = 0; x < photo->width; x++)
        for (int i = 0; i < RGB; i++)
          rgb[RGB * x + i] = lrintf (255 * CLAMP (rgba[4 * x + i], 0, 1));
    }
  colorizer_composer_free (composer);
  g_free (rgba);
  return colored;
}

void
photo_row (const Photo *photo,
           int          y,
           float       *rgba)
{
  const guint8 *rgb = photo->rgb + (gsize) y * photo->width * RGB;

  for (int x = 0; x < photo->width; x++)
    {
      for (int i = 0; i < RGB; i++)
        rgba[4 * x + i] = rgb[RGB * x + i] / 255.0f;
      rgba[4 * x + 3] = 1;
    }
}

float *
photo_lab (const Photo *photo)
{
  gsize  area   = (gsize) photo->width * photo->height;
  float *planes = g_new (float, 3 * area);

  for (gsize i = 0; i < area; i++)
    {
      const guint8 *rgb      = photo->rgb + RGB * i;
      float         color[3] = { rgb[0] / 255.0f, rgb[1] / 255.0f,
                                 rgb[2] / 255.0f };
      float         lab[3];

      colorizer_lab_from_rgb (color, lab);
      planes[i] = lab[0];
      planes[area + i] = lab[1];
      planes[2 * area + i] = lab[2];
    }
  return planes;
}
