/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <lcms2.h>

#include "pixels.h"

#define GRID          9         /* steps of each channel, for comparing */
#define SAME_AS_SRGB  0.002f    /* half a step of 8 bit */

/* Each is four floats, of which Little CMS reads and writes one or three and
 * leaves the others as they are: alpha stays in place. */
#define GRAY_AND_3 (FLOAT_SH (1) | COLORSPACE_SH (PT_GRAY) | EXTRA_SH (3) \
                    | CHANNELS_SH (1) | BYTES_SH (4))
#define RGB_AND_1  (FLOAT_SH (1) | COLORSPACE_SH (PT_RGB) | EXTRA_SH (1) \
                    | CHANNELS_SH (3) | BYTES_SH (4))

struct _Pixels
{
  int             bands;        /* of the picture: 1 to 4 */
  VipsBandFormat  format;
  cmsHTRANSFORM   to_srgb;      /* NULL: the numbers are sRGB */
  cmsHTRANSFORM   from_srgb;    /* NULL: they stay so */
};

static gboolean
is_gray (const Pixels *pixels)
{
  return pixels->bands < 3;
}

static gboolean
has_alpha (const Pixels *pixels)
{
  return pixels->bands % 2 == 0;
}

/* As GIMP does it by default. */
static cmsHTRANSFORM
transform (cmsHPROFILE     from,
           cmsUInt32Number from_format,
           cmsHPROFILE     to,
           cmsUInt32Number to_format)
{
  return cmsCreateTransform (from, from_format, to, to_format,
                             INTENT_RELATIVE_COLORIMETRIC,
                             cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE
                             | cmsFLAGS_BLACKPOINTCOMPENSATION);
}

/* Most embedded profiles are sRGB, or its curve for gray, in some wording:
 * not converting these is exact, and faster. */
static gboolean
changes_nothing (cmsHTRANSFORM to_srgb,
                 gboolean      gray)
{
  for (int i = 0; i < GRID * GRID * GRID; i++)
    {
      float red   = (float) (i % GRID) / (GRID - 1);
      float green = (float) (i / GRID % GRID) / (GRID - 1);
      float blue  = (float) (i / GRID / GRID) / (GRID - 1);
      float before[4] = { red, gray ? red : green, gray ? red : blue, 1 };
      float after[4]  = { before[0], before[1], before[2], 1 };

      cmsDoTransform (to_srgb, after, after, 1);
      for (int j = 0; j < 3; j++)
        if (! (fabsf (after[j] - before[j]) < SAME_AS_SRGB))
          return FALSE;
    }
  return TRUE;
}

static void
use_profile (Pixels      *pixels,
             cmsHPROFILE  profile)
{
  cmsHPROFILE srgb = cmsCreate_sRGBProfile ();
  gboolean    gray = is_gray (pixels);

  pixels->to_srgb = transform (profile, gray ? GRAY_AND_3 : RGB_AND_1,
                               srgb, RGB_AND_1);
  if (pixels->to_srgb && changes_nothing (pixels->to_srgb, gray))
    g_clear_pointer (&pixels->to_srgb, cmsDeleteTransform);
  if (pixels->to_srgb && ! gray)
    pixels->from_srgb = transform (srgb, RGB_AND_1, profile, RGB_AND_1);
  /* A profile that only leads to sRGB, not back, is of no use. */
  if (! gray && ! pixels->from_srgb)
    g_clear_pointer (&pixels->to_srgb, cmsDeleteTransform);
  cmsCloseProfile (srgb);
}

Pixels *
pixels_new (VipsImage *picture)
{
  Pixels      *pixels  = g_new0 (Pixels, 1);
  cmsHPROFILE  profile = NULL;
  const void  *data;
  size_t       length;

  pixels->bands = picture->Bands;
  pixels->format = picture->BandFmt;
  if (vips_image_get_typeof (picture, VIPS_META_ICC_NAME)
      && ! vips_image_get_blob (picture, VIPS_META_ICC_NAME, &data, &length))
    profile = cmsOpenProfileFromMem (data, length);
  if (profile)
    {
      use_profile (pixels, profile);
      cmsCloseProfile (profile);
    }
  return pixels;
}

void
pixels_free (Pixels *pixels)
{
  if (! pixels)
    return;
  g_clear_pointer (&pixels->to_srgb, cmsDeleteTransform);
  g_clear_pointer (&pixels->from_srgb, cmsDeleteTransform);
  g_free (pixels);
}

int
pixels_bands (const Pixels *pixels)
{
  return has_alpha (pixels) ? 4 : 3;
}

static float
to_float (VipsBandFormat  format,
          const void     *numbers,
          int             i)
{
  switch (format)
    {
    case VIPS_FORMAT_UCHAR:
      return ((const guint8 *) numbers)[i] / (float) G_MAXUINT8;
    case VIPS_FORMAT_USHORT:
      return ((const guint16 *) numbers)[i] / (float) G_MAXUINT16;
    default:
      return ((const float *) numbers)[i];
    }
}

static void
from_float (VipsBandFormat  format,
            float           value,
            void           *numbers,
            int             i)
{
  float within = CLAMP (value, 0, 1);

  switch (format)
    {
    case VIPS_FORMAT_UCHAR:
      ((guint8 *) numbers)[i] = within * G_MAXUINT8 + 0.5f;
      break;
    case VIPS_FORMAT_USHORT:
      ((guint16 *) numbers)[i] = within * G_MAXUINT16 + 0.5f;
      break;
    default:
      ((float *) numbers)[i] = value;
    }
}

void
pixels_read (const Pixels *pixels,
             const void   *numbers,
             int           n,
             float        *rgba)
{
  int bands   = pixels->bands;
  int n_color = is_gray (pixels) ? 1 : 3;

  for (int i = 0; i < n; i++)
    {
      float *pixel = rgba + 4 * (gsize) i;

      for (int j = 0; j < 3; j++)
        pixel[j] = to_float (pixels->format, numbers,
                             i * bands + j % n_color);
      pixel[3] = has_alpha (pixels)
                 ? to_float (pixels->format, numbers, i * bands + n_color)
                 : 1;
    }
  if (pixels->to_srgb)
    cmsDoTransform (pixels->to_srgb, rgba, rgba, n);
}

void
pixels_write (const Pixels *pixels,
              float        *rgba,
              int           n,
              void         *numbers)
{
  int bands = pixels_bands (pixels);

  if (pixels->from_srgb)
    cmsDoTransform (pixels->from_srgb, rgba, rgba, n);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < bands; j++)
      from_float (pixels->format, rgba[4 * (gsize) i + j], numbers,
                  i * bands + j);
}
