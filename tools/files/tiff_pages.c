/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <tiffio.h>

#include "tiff_pages.h"

static gboolean
is_page (TIFF *tiff)
{
  guint32 kind     = 0;
  guint16 old_kind = 0;

  if (TIFFGetField (tiff, TIFFTAG_SUBFILETYPE, &kind))
    return ! (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK));
  return ! TIFFGetField (tiff, TIFFTAG_OSUBFILETYPE, &old_kind)
         || old_kind != OFILETYPE_REDUCEDIMAGE;
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
