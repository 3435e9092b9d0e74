/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "xmp.h"

#define ORIENTATION "tiff:Orientation"

/* XMP is XML in which it stands as tiff:Orientation="6" or as
 * <tiff:Orientation>6</tiff:Orientation>: one digit for another leaves the
 * rest of it, and its length, alone. */
static void
set_upright (char *text)
{
  char *found = text;

  while ((found = strstr (found, ORIENTATION)))
    {
      found += strlen (ORIENTATION);
      found += strspn (found, "=\"'> ");
      if (*found >= '2' && *found <= '8')
        *found = '1';
    }
}

void
xmp_set_upright (VipsImage *picture)
{
  const void *data;
  size_t      length;
  char       *text;

  if (! vips_image_get_typeof (picture, VIPS_META_XMP_NAME)
      || vips_image_get_blob (picture, VIPS_META_XMP_NAME, &data, &length))
    return;
  text = g_strndup (data, length);
  set_upright (text);
  vips_image_set_blob_copy (picture, VIPS_META_XMP_NAME, text, length);
  g_free (text);
}
