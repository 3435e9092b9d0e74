/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <limits.h>
#include <string.h>

#include "names.h"

#define MARK "-colorized"

static const char *const kept_extensions[] =
{
  ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".webp", NULL
};

/* The results of these are PNG. */
static const char *const other_extensions[] =
{
  ".bmp", ".jp2", ".j2k", ".jpf", ".jpx", ".pbm", ".pgm", ".ppm", ".pnm", NULL
};

const char *
names_extension (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot && dot != name ? dot : name + strlen (name);
}

static gboolean
is_one_of (const char        *extension,
           const char *const *extensions)
{
  for (int i = 0; extensions[i]; i++)
    if (! g_ascii_strcasecmp (extension, extensions[i]))
      return TRUE;
  return FALSE;
}

gboolean
names_is_photo (const char *name)
{
  const char *extension = names_extension (name);

  return is_one_of (extension, kept_extensions)
         || is_one_of (extension, other_extensions);
}

gboolean
names_is_result (const char *name)
{
  gsize length = names_extension (name) - name;

  return length > strlen (MARK)
         && ! strncmp (name + length - strlen (MARK), MARK, strlen (MARK));
}

static const char *
result_extension (const char *name)
{
  const char *extension = names_extension (name);

  return is_one_of (extension, other_extensions) ? ".png" : extension;
}

/* How much of a name is left where so many bytes have to fit behind it; no
 * character of UTF-8 is cut. */
static int
stem_length (const char *name,
             gsize       behind)
{
  gsize stem   = names_extension (name) - name;
  gsize length = MIN (stem, NAME_MAX - behind);

  while (length < stem && length > 0 && (name[length] & 0xc0) == 0x80)
    length--;
  return length;
}

char *
names_result (const char *name)
{
  const char *extension = result_extension (name);
  int         length    = stem_length (name, strlen (MARK)
                                       + strlen (extension));

  return g_strdup_printf ("%.*s" MARK "%s", length, name, extension);
}

char *
names_same (const char *name)
{
  const char *extension = result_extension (name);

  return g_strdup_printf ("%.*s%s", stem_length (name, strlen (extension)),
                          name, extension);
}
