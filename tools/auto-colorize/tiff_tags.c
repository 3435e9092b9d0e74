/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <unistd.h>

#include <tiffio.h>

#include "mark.h"
#include "tiff_tags.h"

static const uint32_t texts[] =
{
  TIFFTAG_DOCUMENTNAME, TIFFTAG_MAKE, TIFFTAG_MODEL, TIFFTAG_PAGENAME,
  TIFFTAG_DATETIME, TIFFTAG_ARTIST, TIFFTAG_HOSTCOMPUTER, TIFFTAG_COPYRIGHT
};

/* A directory of its own that a tag of the photo's points to. */
typedef struct
{
  uint32_t   pointer;
  int     (* read)(TIFF   *tiff,
                   toff_t  offset);
  int     (* create)(TIFF   *tiff);
} Directory;

static const Directory directories[] =
{
  { TIFFTAG_EXIFIFD, TIFFReadEXIFDirectory, TIFFCreateEXIFDirectory },
  { TIFFTAG_GPSIFD, TIFFReadGPSDirectory, TIFFCreateGPSDirectory }
};

/* A number as libtiff wants it in memory, and then as an argument. */
static void
copy_number (TIFF            *from,
             TIFF            *to,
             const TIFFField *field)
{
  uint32_t     tag  = TIFFFieldTag (field);
  TIFFDataType type = TIFFFieldDataType (field);
  gboolean     real = type == TIFF_RATIONAL || type == TIFF_SRATIONAL
                      || type == TIFF_FLOAT || type == TIFF_DOUBLE;
  union
  {
    uint8_t  byte;
    uint16_t two;
    uint32_t four;
    uint64_t eight;
    float    single;
    double   twofold;
  } value = { 0 };

  if (! TIFFGetField (from, tag, &value))
    return;
  switch (TIFFFieldSetGetSize (field))
    {
    case 1:
      TIFFSetField (to, tag, value.byte);
      break;
    case 2:
      TIFFSetField (to, tag, value.two);
      break;
    case 4:
      if (real)
        TIFFSetField (to, tag, value.single);
      else
        TIFFSetField (to, tag, value.four);
      break;
    case 8:
      if (real)
        TIFFSetField (to, tag, value.twofold);
      else
        TIFFSetField (to, tag, value.eight);
      break;
    }
}

/* libtiff passes some fields with their length, others as an array or text
 * alone, others as a number. */
static void
copy_field (TIFF     *from,
            TIFF     *to,
            uint32_t  tag)
{
  const TIFFField *field = TIFFFieldWithTag (from, tag);
  int              count = field ? TIFFFieldReadCount (field) : 0;
  uint32_t         length;
  uint16_t         short_length;
  const void      *values;

  if (! field || ! TIFFFieldWithTag (to, tag))
    return;
  if (TIFFFieldPassCount (field) && count == TIFF_VARIABLE2)
    {
      if (TIFFGetField (from, tag, &length, &values))
        TIFFSetField (to, tag, length, values);
    }
  else if (TIFFFieldPassCount (field))
    {
      if (TIFFGetField (from, tag, &short_length, &values))
        TIFFSetField (to, tag, short_length, values);
    }
  else if (TIFFFieldDataType (field) == TIFF_ASCII || count != 1)
    {
      if (TIFFGetField (from, tag, &values))
        TIFFSetField (to, tag, values);
    }
  else
    copy_number (from, to, field);
}

/* The size is another after turning, and what a maker's note or another
 * directory points to is not where it was. */
static gboolean
is_true_of_a_copy (uint32_t tag)
{
  return tag != EXIFTAG_PIXELXDIMENSION && tag != EXIFTAG_PIXELYDIMENSION
         && tag != EXIFTAG_MAKERNOTE && tag != TIFFTAG_INTEROPERABILITYIFD;
}

static gboolean
copy_directory (TIFF            *from,
                TIFF            *to,
                int              to_directory,
                const Directory *directory)
{
  uint64_t at;

  if (! TIFFGetField (from, directory->pointer, &at)
      || ! directory->read (from, at))
    return TRUE;
  directory->create (to);
  for (int i = 0; i < TIFFGetTagListCount (from); i++)
    if (is_true_of_a_copy (TIFFGetTagListEntry (from, i)))
      copy_field (from, to, TIFFGetTagListEntry (from, i));
  return TIFFWriteCustomDirectory (to, &at)
         && TIFFSetDirectory (to, to_directory)
         && TIFFSetField (to, directory->pointer, at)
         && TIFFRewriteDirectory (to);
}

static gboolean
copy_all (TIFF       *from,
          int         from_directory,
          TIFF       *to,
          int         to_directory,
          const char *mark)
{
  gboolean copied = TIFFSetDirectory (to, to_directory)
                    && TIFFSetField (to, TIFFTAG_SOFTWARE, mark);

  if (TIFFSetDirectory (from, from_directory))
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
      copy_field (from, to, texts[i]);
  /* That also closes the directory, which a new one expects. */
  copied = copied && TIFFRewriteDirectory (to);
  for (gsize i = 0; i < G_N_ELEMENTS (directories); i++)
    if (TIFFSetDirectory (from, from_directory))
      copied = copied
               && copy_directory (from, to, to_directory, &directories[i]);
  return copied;
}

gboolean
tiff_tags_copy (const char *path,
                int         from_directory,
                int         descriptor,
                int         to_directory)
{
  char     *mark   = mark_text (path);
  int       copy   = dup (descriptor);  /* libtiff closes it, */
  gboolean  begin  = lseek (copy, 0, SEEK_SET) == 0;    /* and starts here */
  TIFF     *to     = begin ? TIFFFdOpen (copy, "the result", "r+") : NULL;
  TIFF     *from   = TIFFOpen (path, "r");
  gboolean  copied = TRUE;

  if (to && from)
    copied = copy_all (from, from_directory, to, to_directory, mark);
  if (from)
    TIFFClose (from);
  if (to)
    TIFFClose (to);
  else
    close (copy);
  g_free (mark);
  return copied && to;
}
