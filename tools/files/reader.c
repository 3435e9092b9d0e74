/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include <tiffio.h>

#include "reader.h"

/* Enough for the number of bits in a PNG's or BMP's header. */
#define HEAD 32

static gboolean
gimp_knows_color (TIFF *tiff)
{
  guint16 color = PHOTOMETRIC_MINISBLACK;

  TIFFGetField (tiff, TIFFTAG_PHOTOMETRIC, &color);
  switch (color)
    {
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK:
    case PHOTOMETRIC_RGB:
    case PHOTOMETRIC_PALETTE:
    case PHOTOMETRIC_YCBCR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
gimp_reads_tiff (TIFF *tiff)
{
  guint16 bits   = 1;
  guint16 format = SAMPLEFORMAT_UINT;

  TIFFGetFieldDefaulted (tiff, TIFFTAG_BITSPERSAMPLE, &bits);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_SAMPLEFORMAT, &format);
  return TIFFNumberOfDirectories (tiff) == 1
         && gimp_knows_color (tiff)
         && (bits == 8 || bits == 16)
         && format == SAMPLEFORMAT_UINT;
}

static gboolean
has_one_bit (const guint8 *head)
{
  if (! memcmp (head, "\x89PNG\r\n\x1a\n", 8))
    return head[24] == 1;
  if (! memcmp (head, "BM", 2))
    return head[28] == 1;
  return ! memcmp (head, "P1", 2) || ! memcmp (head, "P4", 2);
}

gboolean
reader_is_gimp (const char *path)
{
  FILE     *file       = fopen (path, "rb");
  TIFF     *tiff       = NULL;
  guint8    head[HEAD] = { 0 };
  gboolean  is_gimp    = TRUE;

  if (file)
    {
      if (fread (head, 1, HEAD, file) && has_one_bit (head))
        is_gimp = FALSE;
      fclose (file);
    }
  if (! memcmp (head, "II", 2) || ! memcmp (head, "MM", 2))
    tiff = TIFFOpen (path, "rm");
  if (tiff)
    {
      is_gimp = gimp_reads_tiff (tiff);
      TIFFClose (tiff);
    }
  return is_gimp;
}
