/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <lcms2.h>

#include "picture.h"
#include "xmp.h"

/* libvips streams a photo that is as it was stored (1) or mirrored (2). */
#define LAST_STREAMED_ORIENTATION 2

static const char *const loaders[] =
{
  [PICTURE_JPEG] = "jpegload",
  [PICTURE_PNG]  = "pngload",
  [PICTURE_TIFF] = "tiffload",
  [PICTURE_WEBP] = "webpload"
};

/* The PictureFormat, -1 for another one. */
static int
format_of (VipsImage *image)
{
  const char *loader = "";

  if (vips_image_get_typeof (image, VIPS_META_LOADER))
    vips_image_get_string (image, VIPS_META_LOADER, &loader);
  for (int i = 0; i < (int) G_N_ELEMENTS (loaders); i++)
    if (g_str_has_prefix (loader, loaders[i]))
      return i;
  return -1;
}

/* -1 with an error.  Does not wait for the other end of a pipe. */
static int
open_file (const char  *path,
           GError     **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (descriptor < 0)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                 "It cannot be read (%s): check its permissions.",
                 g_strerror (errno));
  return descriptor;
}

/* libvips takes an empty file for a pipe, and aborts. */
static gboolean
has_bytes (int descriptor)
{
  struct stat status;

  return ! fstat (descriptor, &status) && S_ISREG (status.st_mode)
         && status.st_size > 0;
}

static VipsImage *
load (int        descriptor,
      VipsAccess access)
{
  VipsSource *source = vips_source_new_from_descriptor (descriptor);
  VipsImage  *image  = NULL;

  if (source)
    {
      image = vips_image_new_from_source (source, "", "access", access,
                                          "fail_on", VIPS_FAIL_ON_ERROR,
                                          NULL);
      g_object_unref (source);
    }
  return image;
}

static VipsImage *
load_for_turning (int descriptor)
{
  VipsImage *image = load (descriptor, VIPS_ACCESS_SEQUENTIAL);

  if (image
      && vips_image_get_orientation (image) > LAST_STREAMED_ORIENTATION)
    {
      g_object_unref (image);
      image = lseek (descriptor, 0, SEEK_SET) == 0
              ? load (descriptor, VIPS_ACCESS_RANDOM) : NULL;
    }
  return image;
}

static gboolean
check (VipsImage  *image,
       GError    **error)
{
  VipsBandFormat  format  = image->BandFmt;
  const char     *problem = NULL;

  if (format_of (image) == -1)
    problem = "It is no JPEG, PNG, TIFF or WebP photo: convert it first.";
  else if (vips_image_get_n_pages (image) > 1)
    problem = "It has several pages: split it into one file a page.";
  else if (format != VIPS_FORMAT_UCHAR && format != VIPS_FORMAT_USHORT
           && format != VIPS_FORMAT_FLOAT)
    problem = "Its numbers are not of 8 or 16 bit or float: convert it first.";
  if (problem)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, problem);
  return ! problem;
}

/* Each of these frees the image and returns another, NULL on failure, or
 * returns the same where there is nothing to do. */

static VipsImage *
turned (VipsImage *image)
{
  VipsImage *upright = NULL;

  if (vips_image_get_orientation (image) == 1)
    return image;
  if (vips_autorot (image, &upright, NULL))
    upright = NULL;
  else
    xmp_set_upright (upright);
  g_object_unref (image);
  return upright;
}

static gboolean
is_gray_or_rgb (VipsImage *image)
{
  switch (image->Type)
    {
    case VIPS_INTERPRETATION_B_W:
    case VIPS_INTERPRETATION_GREY16:
    case VIPS_INTERPRETATION_RGB:
    case VIPS_INTERPRETATION_sRGB:
    case VIPS_INTERPRETATION_RGB16:
    case VIPS_INTERPRETATION_scRGB:
    case VIPS_INTERPRETATION_MULTIBAND:
      return TRUE;
    default:
      return FALSE;
    }
}

static VipsImage *
as_gray_or_rgb (VipsImage *image)
{
  gboolean   deep  = image->BandFmt != VIPS_FORMAT_UCHAR;
  VipsImage *srgb  = NULL;
  int        status;

  if (is_gray_or_rgb (image))
    return image;
  if (image->Type == VIPS_INTERPRETATION_CMYK)
    status = vips_icc_transform (image, &srgb, "srgb",
                                 "embedded", TRUE,
                                 "input_profile", "cmyk",
                                 "intent", VIPS_INTENT_RELATIVE,
                                 "black_point_compensation", TRUE,
                                 "depth", deep ? 16 : 8,
                                 NULL);
  else
    {
      status = vips_colourspace (image, &srgb,
                                 deep ? VIPS_INTERPRETATION_RGB16
                                      : VIPS_INTERPRETATION_sRGB, NULL);
      if (! status)
        vips_image_remove (srgb, VIPS_META_ICC_NAME);
    }
  g_object_unref (image);
  return status ? NULL : srgb;
}

/* A TIFF may have more channels: the first is taken for alpha. */
static VipsImage *
with_at_most_four_bands (VipsImage *image)
{
  VipsImage *first = NULL;

  if (image->Bands <= 4)
    return image;
  if (vips_extract_band (image, &first, 0, "n", 4, NULL))
    first = NULL;
  g_object_unref (image);
  return first;
}

static gboolean
profile_fits (VipsImage *image)
{
  const void             *data;
  size_t                  length;
  cmsHPROFILE             profile;
  cmsColorSpaceSignature  space;

  if (vips_image_get_blob (image, VIPS_META_ICC_NAME, &data, &length))
    return FALSE;
  profile = cmsOpenProfileFromMem (data, length);
  if (! profile)
    return FALSE;
  space = cmsGetColorSpace (profile);
  cmsCloseProfile (profile);
  return space == (image->Bands < 3 ? cmsSigGrayData : cmsSigRgbData);
}

/* A profile that is damaged, or of another kind of photo, says nothing. */
static VipsImage *
without_odd_profile (VipsImage *image)
{
  VipsImage *copy = NULL;

  if (! vips_image_get_typeof (image, VIPS_META_ICC_NAME)
      || profile_fits (image))
    return image;
  if (! vips_copy (image, &copy, NULL))
    vips_image_remove (copy, VIPS_META_ICC_NAME);
  g_object_unref (image);
  return copy;
}

static VipsImage *
made_alike (VipsImage *image)
{
  image = turned (image);
  if (image)
    image = as_gray_or_rgb (image);
  if (image)
    image = with_at_most_four_bands (image);
  return image ? without_odd_profile (image) : NULL;
}

VipsImage *
picture_open (const char  *path,
              GError     **error)
{
  int        descriptor = open_file (path, error);
  VipsImage *image      = NULL;

  if (descriptor < 0)
    return NULL;
  if (has_bytes (descriptor))
    image = load_for_turning (descriptor);
  close (descriptor);
  if (image && ! check (image, error))
    {
      g_object_unref (image);
      return NULL;
    }
  if (image)
    image = made_alike (image);
  if (! image)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                         "It is damaged or no photo: give a whole JPEG, PNG, "
                         "TIFF or WebP file.");
  return image;
}

PictureFormat
picture_format (VipsImage *picture)
{
  return format_of (picture);
}
