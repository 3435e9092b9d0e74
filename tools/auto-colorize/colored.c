/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colored.h"
#include "pixels.h"

struct _Colored
{
  VipsImage             *photo;
  VipsImage             *picture;
  Pixels                *pixels;
  const ColorizerColors *colors;
  GMutex                 mutex;         /* of the following */
  ColorizerProgress      progress;
  gpointer               data;
  int                    rows_done;
};

static gboolean
show_progress (Colored *colored,
               int      n_rows)
{
  gboolean go_on;

  g_mutex_lock (&colored->mutex);
  colored->rows_done += n_rows;
  go_on = colored->progress ((double) colored->rows_done
                             / colored->photo->Ysize, colored->data);
  g_mutex_unlock (&colored->mutex);
  return go_on;
}

/* Rows of the photo in color, whole ones: rgba [n_rows, width, 4]. */
static void
color_rows (const Colored *colored,
            VipsRegion    *photo,
            float         *rgba)
{
  const VipsRect *rows = &photo->valid;

  for (int y = 0; y < rows->height; y++)
    pixels_read (colored->pixels,
                 VIPS_REGION_ADDR (photo, 0, rows->top + y), rows->width,
                 rgba + (gsize) y * rows->width * 4);
  colorizer_compose (colored->colors, rows->width, colored->photo->Ysize,
                     rows->top, rows->height, rgba);
}

/* libvips' callback: fills a part of the picture, from the threads that read
 * it. */
static int
generate (VipsRegion *part,
          void       *sequence,
          void       *a,
          void       *b,
          gboolean   *stop)
{
  Colored        *colored = b;
  VipsRegion     *photo   = sequence;
  const VipsRect *wanted  = &part->valid;
  VipsRect        rows    = { 0, wanted->top, colored->photo->Xsize,
                              wanted->height };
  float          *rgba;

  (void) a;
  (void) stop;
  if (vips_region_prepare (photo, &rows))
    return -1;
  rgba = g_new (float, (gsize) rows.width * rows.height * 4);
  color_rows (colored, photo, rgba);
  for (int y = 0; y < rows.height; y++)
    pixels_write (colored->pixels,
                  rgba + ((gsize) y * rows.width + wanted->left) * 4,
                  wanted->width,
                  VIPS_REGION_ADDR (part, wanted->left, wanted->top + y));
  g_free (rgba);
  return show_progress (colored, rows.height) ? 0 : -1;
}

static VipsInterpretation
interpretation (VipsBandFormat format)
{
  switch (format)
    {
    case VIPS_FORMAT_UCHAR:
      return VIPS_INTERPRETATION_sRGB;
    case VIPS_FORMAT_USHORT:
      return VIPS_INTERPRETATION_RGB16;
    default:
      return VIPS_INTERPRETATION_scRGB;
    }
}

/* The profile of a gray photo makes place for that of the result. */
static gboolean
set_profile (VipsImage *photo,
             VipsImage *picture)
{
  VipsBlob *srgb;
  gboolean  gray = photo->Bands < 3;

  if (! gray || ! vips_image_get_typeof (photo, VIPS_META_ICC_NAME))
    return TRUE;
  if (vips_profile_load ("srgb", &srgb, NULL))
    return FALSE;
  vips_image_set_blob_copy (picture, VIPS_META_ICC_NAME,
                            VIPS_AREA (srgb)->data, VIPS_AREA (srgb)->length);
  vips_area_unref (VIPS_AREA (srgb));
  return TRUE;
}

static gboolean
set_up_picture (Colored *colored)
{
  VipsImage *picture = colored->picture;

  /* Takes over size, resolution and metadata. */
  if (vips_image_pipelinev (picture, VIPS_DEMAND_STYLE_FATSTRIP,
                            colored->photo, NULL))
    return FALSE;
  /* Several whole rows at a time, also where the photo is read row by row. */
  picture->dhint = VIPS_DEMAND_STYLE_FATSTRIP;
  picture->Bands = pixels_bands (colored->pixels);
  picture->Type = interpretation (picture->BandFmt);
  vips_image_remove (picture, "jpeg-thumbnail-data");   /* it is gray */
  return set_profile (colored->photo, picture)
         && ! vips_image_generate (picture, vips_start_one, generate,
                                   vips_stop_one, colored->photo, colored);
}

Colored *
colored_new (VipsImage             *picture,
             const ColorizerColors *colors,
             ColorizerProgress      progress,
             gpointer               data)
{
  Colored *colored = g_new0 (Colored, 1);

  g_mutex_init (&colored->mutex);
  colored->photo = g_object_ref (picture);
  colored->picture = vips_image_new ();
  colored->pixels = pixels_new (picture);
  colored->colors = colors;
  colored->progress = progress;
  colored->data = data;
  if (set_up_picture (colored))
    return colored;
  colored_free (colored);
  return NULL;
}

void
colored_free (Colored *colored)
{
  if (! colored)
    return;
  g_object_unref (colored->picture);
  g_object_unref (colored->photo);
  pixels_free (colored->pixels);
  g_mutex_clear (&colored->mutex);
  g_free (colored);
}

VipsImage *
colored_picture (const Colored *colored)
{
  return colored->picture;
}
