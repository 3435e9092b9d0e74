/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <tiffio.h>

#include "tiff_pages.h"

static gboolean
is_page (TIFF *tiff)
{
  guint32 kind = 0;

  TIFFGetField (tiff, TIFFTAG_SUBFILETYPE, &kind);
  return ! (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK));
}

GArray *
tiff_pages_find (const char *path)
{
  TIFF   *tiff = TIFFOpen (path, "rm");
  GArray *pages;

  if (! tiff)
    return NULL;
  pages = g_array_new (FALSE, FALSE, sizeof (int));
  do
    {
      int number = TIFFCurrentDirectory (tiff);

      if (is_page (tiff))
        g_array_append_val (pages, number);
    }
  while (TIFFReadDirectory (tiff));
  TIFFClose (tiff);
  return pages;
}

char *
tiff_unread_numbers (const char *path,
                     int         directory)
{
  TIFF       *tiff   = TIFFOpen (path, "rm");
  guint16     bits   = 1;
  guint16     format = SAMPLEFORMAT_UINT;
  const char *kind   = "";

  if (! tiff)
    return NULL;
  if (TIFFSetDirectory (tiff, directory))
    {
      TIFFGetFieldDefaulted (tiff, TIFFTAG_BITSPERSAMPLE, &bits);
      TIFFGetFieldDefaulted (tiff, TIFFTAG_SAMPLEFORMAT, &format);
    }
  TIFFClose (tiff);
  if (format == SAMPLEFORMAT_IEEEFP)
    kind = " float";
  else if (format == SAMPLEFORMAT_COMPLEXIEEEFP)
    kind = " complex";
  else if (bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16)
    return NULL;
  if (bits == 32 && format != SAMPLEFORMAT_COMPLEXIEEEFP)
    return NULL;
  return g_strdup_printf ("Its numbers are of %d bit%s, which libvips does not "
                          "read: convert it to 16 bit or 32 bit float first.",
                          bits, kind);
}
