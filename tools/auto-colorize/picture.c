/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <lcms2.h>

#include "load.h"
#include "picture.h"
#include "xmp.h"

/* Floats up to this have their white at 1, with lights beyond it. */
#define LIGHTS 2

/* How far below black numbers may be, as a share of white. */
#define BELOW_BLACK 0.05

/* Of the smoothing that makes grays of dots, as a share of the shorter side,
 * and at least, in pixels. */
#define SMOOTH_SHARE 0.0025
#define SMOOTH_LEAST 1.5

static gboolean
check (VipsImage  *image,
       GError    **error)
{
  VipsBandFormat  format  = image->BandFmt;
  const char     *loader  = "";
  const char     *problem = NULL;

  if (vips_image_get_typeof (image, VIPS_META_LOADER))
    vips_image_get_string (image, VIPS_META_LOADER, &loader);
  if (g_str_has_prefix (loader, "webp") && vips_image_get_n_pages (image) > 1)
    problem = "It is an animation: save its pictures as files of their own.";
  else if (image->Type == VIPS_INTERPRETATION_LABS)
    problem = NULL;
  else if (format == VIPS_FORMAT_CHAR || format == VIPS_FORMAT_SHORT)
    problem = "Its numbers are signed: convert it to unsigned ones first.";
  else if (format != VIPS_FORMAT_UCHAR && format != VIPS_FORMAT_USHORT
           && format != VIPS_FORMAT_FLOAT)
    problem = "Its numbers are integers of 32 bit: convert it to 16 bit "
              "first.";
  if (problem)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, problem);
  return ! problem;
}

/* NULL with an error. */
static VipsImage *
load_checked (const char  *path,
              int          page,
              GError     **error)
{
  VipsImage *image = load_photo (path, page, error);

  if (image && ! check (image, error))
    g_clear_object (&image);
  return image;
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

/* What is white becomes 1. */
static VipsImage *
with_white_at_1 (VipsImage *image,
                 double     white)
{
  VipsImage *scaled = NULL;

  if (white == 1)
    return image;
  if (vips_linear1 (image, &scaled, 1 / white, 0, NULL))
    scaled = NULL;
  g_object_unref (image);
  return scaled;
}

static VipsImage *
smoothed (VipsImage *image,
          gboolean   smooth)
{
  VipsImage *gray  = NULL;
  double     sigma = MAX (SMOOTH_LEAST, SMOOTH_SHARE
                          * MIN (image->Xsize, image->Ysize));

  if (! smooth)
    return image;
  if (vips_gaussblur (image, &gray, sigma, NULL))
    gray = NULL;
  g_object_unref (image);
  return gray;
}

static VipsImage *
made_alike (VipsImage         *image,
            const PictureView *view)
{
  image = turned (image);
  if (image)
    image = as_gray_or_rgb (image);
  if (image)
    image = with_at_most_four_bands (image);
  if (image)
    image = with_white_at_1 (image, view->white);
  if (image)
    image = smoothed (image, view->smooth);
  return image ? without_odd_profile (image) : NULL;
}

/* Those up to 255 or 65535 were integers. */
static double
white_of (double greatest)
{
  if (greatest <= LIGHTS)
    return 1;
  if (greatest > G_MAXUINT8 / 2 && greatest <= G_MAXUINT8)
    return G_MAXUINT8;
  if (greatest > G_MAXUINT16 / 2 && greatest <= G_MAXUINT16)
    return G_MAXUINT16;
  return greatest;
}

static gboolean
set_white (double    least,
           double    greatest,
           double   *white,
           GError  **error)
{
  *white = white_of (greatest);
  if (least >= -BELOW_BLACK * *white)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
               "Its numbers go from %g to %g: scale them to 0 to 1 first.",
               least, greatest);
  return FALSE;
}

/* Of floats that are gray or RGB. */
static gboolean
find_white (VipsImage  *image,
            double     *white,
            GError    **error)
{
  VipsImage *numbers = NULL;
  gboolean   found   = FALSE;

  if (vips_stats (image, &numbers, NULL))
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                         "It is damaged or cut off: get a whole copy of it.");
  else
    {
      /* The first two of its first row are the extremes of all bands. */
      found = set_white (*VIPS_MATRIX (numbers, 0, 0),
                         *VIPS_MATRIX (numbers, 1, 0), white, error);
      g_object_unref (numbers);
    }
  return found;
}

gboolean
picture_view_new (const char   *path,
                  int           page,
                  PictureView  *view,
                  GError      **error)
{
  VipsImage *image = load_checked (path, page, error);
  gboolean   found = image != NULL;

  *view = (PictureView) { .page = page, .white = 1 };
  if (image && image->BandFmt == VIPS_FORMAT_FLOAT && is_gray_or_rgb (image))
    found = find_white (image, &view->white, error);
  g_clear_object (&image);
  return found;
}

VipsImage *
picture_open (const char         *path,
              const PictureView  *view,
              GError            **error)
{
  VipsImage *image = load_checked (path, view->page, error);

  if (! image)
    return NULL;
  image = made_alike (image, view);
  if (! image)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                         "It is damaged or cut off: get a whole copy of it.");
  return image;
}
