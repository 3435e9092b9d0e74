/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "save.h"

#define JPEG_QUALITY 95
#define WEBP_QUALITY 95

/* A third of the time of the default 6, and the file 7 % larger. */
#define PNG_COMPRESSION 4

/* A TIFF of 4 GiB or more needs 64-bit offsets; deflate rarely makes one
 * larger than its pixels, and then not by an eighth. */
#define TIFF_BYTES (G_MAXUINT32 / 8 * 7)

static int
save_jpeg (VipsImage  *picture,
           VipsTarget *target)
{
  return vips_jpegsave_target (picture, target,
                               "Q", JPEG_QUALITY,
                               "subsample_mode", VIPS_FOREIGN_SUBSAMPLE_OFF,
                               NULL);
}

static int
save_png (VipsImage  *picture,
          VipsTarget *target)
{
  return vips_pngsave_target (picture, target,
                              "compression", PNG_COMPRESSION,
                              "filter", VIPS_FOREIGN_PNG_FILTER_PAETH,
                              NULL);
}

static int
save_tiff (VipsImage  *picture,
           VipsTarget *target)
{
  /* The predictor for floats is one that many programs do not know. */
  gboolean is_float = picture->BandFmt == VIPS_FORMAT_FLOAT;
  gboolean is_big   = VIPS_IMAGE_SIZEOF_IMAGE (picture) > TIFF_BYTES;

  return vips_tiffsave_target (picture, target,
                               "compression",
                               VIPS_FOREIGN_TIFF_COMPRESSION_DEFLATE,
                               "predictor",
                               is_float
                               ? VIPS_FOREIGN_TIFF_PREDICTOR_NONE
                               : VIPS_FOREIGN_TIFF_PREDICTOR_HORIZONTAL,
                               "bigtiff", is_big,
                               NULL);
}

static int
save_webp (VipsImage  *picture,
           VipsTarget *target)
{
  return vips_webpsave_target (picture, target,
                               "Q", WEBP_QUALITY,
                               "smart_subsample", TRUE,
                               NULL);
}

gboolean
save_picture (VipsImage     *picture,
              PictureFormat  format,
              int            descriptor)
{
  int (*const save[]) (VipsImage *, VipsTarget *) =
  {
    [PICTURE_JPEG] = save_jpeg,
    [PICTURE_PNG]  = save_png,
    [PICTURE_TIFF] = save_tiff,
    [PICTURE_WEBP] = save_webp
  };
  VipsTarget *target = vips_target_new_to_descriptor (descriptor);
  gboolean    saved;

  if (! target)
    return FALSE;
  saved = save[format] (picture, target) == 0;
  g_object_unref (target);
  return saved;
}
