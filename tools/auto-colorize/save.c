/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mark.h"
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

/* libvips writes what a picture's EXIF says in JPEG and WebP. */
static void
set_mark (VipsImage  *picture,
          const char *photo)
{
  char *text = mark_text (photo);

  vips_image_set_string (picture, "exif-ifd0-Software", text);
  g_free (text);
}

gboolean
save_picture (VipsImage  *picture,
              SaveFormat  format,
              const char *photo,
              int         descriptor)
{
  int (*const save[]) (VipsImage *, VipsTarget *) =
  {
    [SAVE_JPEG] = save_jpeg,
    [SAVE_PNG]  = save_png,
    [SAVE_TIFF] = save_tiff,
    [SAVE_WEBP] = save_webp
  };
  VipsTarget *target = vips_target_new_to_descriptor (descriptor);
  gboolean    saved;

  if (! target)
    return FALSE;
  if (format == SAVE_JPEG || format == SAVE_WEBP)
    set_mark (picture, photo);
  saved = save[format] (picture, target) == 0;
  g_object_unref (target);
  return saved
         && (format != SAVE_PNG || mark_add_to_png (descriptor, photo));
}

void
save_set_error (GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                       "The result cannot be written in full: free some "
                       "space or name another folder with -o.");
}
