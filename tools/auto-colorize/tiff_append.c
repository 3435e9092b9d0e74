/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <unistd.h>

#include <tiffio.h>

#include "tiff_append.h"

/* What libvips writes of a picture; the compression is set before its
 * predictor, which libtiff does not know without it. */
static const uint32_t sizes[] =
{
  TIFFTAG_IMAGEWIDTH, TIFFTAG_IMAGELENGTH, TIFFTAG_ROWSPERSTRIP
};

static const uint32_t kinds[] =
{
  TIFFTAG_BITSPERSAMPLE, TIFFTAG_SAMPLESPERPIXEL, TIFFTAG_SAMPLEFORMAT,
  TIFFTAG_PHOTOMETRIC, TIFFTAG_PLANARCONFIG, TIFFTAG_ORIENTATION,
  TIFFTAG_RESOLUTIONUNIT, TIFFTAG_COMPRESSION, TIFFTAG_PREDICTOR
};

static const uint32_t resolutions[] =
{
  TIFFTAG_XRESOLUTION, TIFFTAG_YRESOLUTION
};

static const uint32_t blobs[] =
{
  TIFFTAG_ICCPROFILE, TIFFTAG_XMLPACKET, TIFFTAG_RICHTIFFIPTC,
  TIFFTAG_PHOTOSHOP
};

static void
copy_numbers (TIFF *from,
              TIFF *to)
{
  uint32_t size;
  uint16_t kind;
  float    resolution;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (TIFFGetField (from, sizes[i], &size))
      TIFFSetField (to, sizes[i], size);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (TIFFGetField (from, kinds[i], &kind))
      TIFFSetField (to, kinds[i], kind);
  for (gsize i = 0; i < G_N_ELEMENTS (resolutions); i++)
    if (TIFFGetField (from, resolutions[i], &resolution))
      TIFFSetField (to, resolutions[i], resolution);
}

static void
copy_arrays (TIFF *from,
             TIFF *to)
{
  uint16_t    n_extra;
  uint16_t   *extra;
  uint32_t    length;
  const void *blob;
  const char *text;

  if (TIFFGetField (from, TIFFTAG_EXTRASAMPLES, &n_extra, &extra))
    TIFFSetField (to, TIFFTAG_EXTRASAMPLES, n_extra, extra);
  for (gsize i = 0; i < G_N_ELEMENTS (blobs); i++)
    if (TIFFGetField (from, blobs[i], &length, &blob))
      TIFFSetField (to, blobs[i], length, blob);
  if (TIFFGetField (from, TIFFTAG_IMAGEDESCRIPTION, &text))
    TIFFSetField (to, TIFFTAG_IMAGEDESCRIPTION, text);
}

static gboolean
copy_strips (TIFF *from,
             TIFF *to)
{
  uint32_t n_strips = TIFFNumberOfStrips (from);
  gboolean copied   = TRUE;

  for (uint32_t i = 0; i < n_strips && copied; i++)
    {
      tmsize_t  size  = TIFFRawStripSize (from, i);
      guint8   *strip = g_malloc (MAX (size, 1));

      copied = TIFFReadRawStrip (from, i, strip, size) == size
               && TIFFWriteRawStrip (to, i, strip, size) == size;
      g_free (strip);
    }
  return copied;
}

/* From its beginning; the descriptor stays open. */
static TIFF *
open_tiff (int         descriptor,
           const char *mode)
{
  int   copy = dup (descriptor);
  TIFF *tiff = NULL;

  if (copy >= 0 && lseek (copy, 0, SEEK_SET) == 0)
    tiff = TIFFFdOpen (copy, "the result", mode);
  if (! tiff && copy >= 0)
    close (copy);
  return tiff;
}

gboolean
tiff_append (int from,
             int to)
{
  TIFF     *page     = open_tiff (from, "r");
  TIFF     *tiff     = open_tiff (to, "a");
  gboolean  appended = FALSE;

  if (page && tiff)
    {
      copy_numbers (page, tiff);
      copy_arrays (page, tiff);
      appended = copy_strips (page, tiff) && TIFFWriteDirectory (tiff);
    }
  if (page)
    TIFFClose (page);
  if (tiff)
    TIFFClose (tiff);
  return appended;
}
