/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "mark.h"

#define START    "Auto-Colorize, photo "
#define MIDDLE   ", checksum "
#define DIGITS   8
#define TEXT_LENGTH \
  (strlen (START) + DIGITS + strlen (MIDDLE) + DIGITS)

#define NEAR     65536          /* bytes */

/* A PNG ends so; a chunk is its length, its name, what it holds, and a CRC. */
static const char png_end[] = "\0\0\0\0IEND\xae\x42\x60\x82";
static const char png_start[] = "\x89PNG\r\n\x1a\n";

#define PNG_END_LENGTH   12
#define PNG_START_LENGTH 8
#define PNG_CRC_LENGTH   4

/* A file in memory, and the mark in it. */
typedef struct
{
  GMappedFile *file;
  const char  *bytes;
  gsize        length;
  gssize       text;            /* where it begins, -1 without one */
} Marked;

static gboolean
is_png (const char *bytes,
        gsize       length)
{
  return length > PNG_START_LENGTH + PNG_END_LENGTH
         && ! memcmp (bytes, png_start, PNG_START_LENGTH);
}

static gssize
find_last (const char *bytes,
           gsize       from,
           gsize       to)
{
  gssize      found = -1;
  const char *start = bytes + from;
  const char *end   = bytes + to;

  while ((start = memmem (start, end - start, START, strlen (START))))
    {
      if (end - start >= (gssize) TEXT_LENGTH)
        found = start - bytes;
      start += strlen (START);
    }
  return found;
}

/* The last one, as the photo may itself have been a result and have one.
 * First where we write it: at the end, in JPEG at the beginning. */
static gssize
find_text (const char *bytes,
           gsize       length)
{
  gssize found = find_last (bytes, length - MIN (length, NEAR), length);

  if (found < 0)
    found = find_last (bytes, 0, MIN (length, NEAR));
  return found < 0 ? find_last (bytes, 0, length) : found;
}

/* Takes over the file, which may be NULL. */
static Marked
marked_new (GMappedFile *file)
{
  Marked marked = { .file = file, .text = -1 };

  if (file)
    {
      marked.bytes = g_mapped_file_get_contents (file);
      marked.length = g_mapped_file_get_length (file);
    }
  if (marked.length)
    marked.text = find_text (marked.bytes, marked.length);
  return marked;
}

static void
marked_clear (Marked *marked)
{
  g_clear_pointer (&marked->file, g_mapped_file_unref);
}

static gsize
checksum_place (const Marked *marked)
{
  return marked->text + TEXT_LENGTH - DIGITS;
}

static uLong
add_to_crc (uLong       crc,
            const char *bytes,
            gsize       length)
{
  return crc32_z (crc, (const Bytef *) bytes, length);
}

/* Of all bytes but the checksum itself, which in a PNG has another one right
 * behind it. */
static guint32
checksum (const Marked *marked)
{
  gsize at   = checksum_place (marked);
  gsize skip = DIGITS + (is_png (marked->bytes, marked->length)
                         ? PNG_CRC_LENGTH : 0);
  gsize rest = MIN (at + skip, marked->length);
  uLong crc  = add_to_crc (0, marked->bytes, at);

  return add_to_crc (crc, marked->bytes + rest, marked->length - rest);
}

static guint32
name_checksum (const char *photo)
{
  char    *name = g_path_get_basename (photo);
  guint32  crc  = add_to_crc (0, name, strlen (name));

  g_free (name);
  return crc;
}

char *
mark_text (const char *photo)
{
  return g_strdup_printf (START "%08x" MIDDLE "%08x", name_checksum (photo),
                          0);
}

static gboolean
has_digits (const char *place,
            guint32     number)
{
  char digits[DIGITS + 1];

  g_snprintf (digits, sizeof digits, "%08x", number);
  return ! memcmp (place, digits, DIGITS);
}

static gboolean
names_photo (const Marked *marked,
             const char   *photo)
{
  return has_digits (marked->bytes + marked->text + strlen (START),
                     name_checksum (photo));
}

gboolean
mark_is_of (const char *path,
            const char *photo)
{
  Marked   marked = marked_new (g_mapped_file_new (path, FALSE, NULL));
  gboolean is_of  = marked.text >= 0 && names_photo (&marked, photo);

  marked_clear (&marked);
  return is_of;
}

MarkState
mark_look (const char *path,
           const char *photo)
{
  GError    *error  = NULL;
  Marked     marked = marked_new (g_mapped_file_new (path, FALSE, &error));
  MarkState  state  = MARK_INTACT;

  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    state = MARK_NO_FILE;
  else if (marked.text < 0)
    state = MARK_NONE;
  else if (! names_photo (&marked, photo))
    state = MARK_OTHER;
  else if (! has_digits (marked.bytes + checksum_place (&marked),
                         checksum (&marked)))
    state = MARK_EDITED;
  marked_clear (&marked);
  g_clear_error (&error);
  return state;
}

char *
mark_in_the_way (const char *path,
                 const char *photo)
{
  static const char *const what[] =
  {
    [MARK_NONE]   = "is there already and not by Auto-Colorize",
    [MARK_OTHER]  = "is the result of another photo",
    [MARK_EDITED] = "was edited since it was colorized"
  };
  MarkState  state = mark_look (path, photo);
  char      *name;
  char      *sentence;

  if (state == MARK_NO_FILE || state == MARK_INTACT)
    return NULL;
  name = g_filename_display_name (path);
  sentence = g_strdup_printf ("'%s' %s: move it away, or replace it with "
                              "--force.", name, what[state]);
  g_free (name);
  return sentence;
}

static gboolean
write_at (int         descriptor,
          gsize       place,
          const void *bytes,
          gsize       length)
{
  return pwrite (descriptor, bytes, length, place) == (gssize) length;
}

static void
append_big_endian (GByteArray *chunk,
                   guint32     number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_byte_array_append (chunk, (const guint8 *) &bytes, sizeof bytes);
}

gboolean
mark_add_to_png (int         descriptor,
                 const char *photo)
{
  static const char  key[] = "tEXtSoftware";     /* and its 0 */
  char              *text  = mark_text (photo);
  GByteArray        *chunk = g_byte_array_new ();
  char               end[PNG_END_LENGTH];
  off_t              place = lseek (descriptor, -PNG_END_LENGTH, SEEK_END);
  gboolean           added;

  append_big_endian (chunk, sizeof key - strlen ("tEXt") + strlen (text));
  g_byte_array_append (chunk, (const guint8 *) key, sizeof key);
  g_byte_array_append (chunk, (const guint8 *) text, strlen (text));
  append_big_endian (chunk, 0);         /* the CRC comes with the seal */
  g_byte_array_append (chunk, (const guint8 *) png_end, PNG_END_LENGTH);
  added = place > 0
          && pread (descriptor, end, PNG_END_LENGTH, place) == PNG_END_LENGTH
          && ! memcmp (end, png_end, PNG_END_LENGTH)
          && write_at (descriptor, place, chunk->data, chunk->len);
  g_byte_array_unref (chunk);
  g_free (text);
  return added;
}

/* The CRC of the chunk that the text ends, from the chunk's name on. */
static gboolean
write_png_crc (int           descriptor,
               const Marked *marked,
               const char   *digits)
{
  gsize   at    = checksum_place (marked);
  gsize   start = marked->text - strlen ("tEXtSoftware") - 1;
  uLong   crc   = add_to_crc (0, marked->bytes + start, at - start);
  guint32 bytes = GUINT32_TO_BE (add_to_crc (crc, digits, DIGITS));

  return write_at (descriptor, at + DIGITS, &bytes, sizeof bytes);
}

gboolean
mark_seal (int descriptor)
{
  GMappedFile *file   = g_mapped_file_new_from_fd (descriptor, FALSE, NULL);
  Marked       marked = marked_new (file);
  char         digits[DIGITS + 1];
  gboolean     sealed = file != NULL;

  if (marked.text >= 0)
    {
      g_snprintf (digits, sizeof digits, "%08x", checksum (&marked));
      if (is_png (marked.bytes, marked.length))
        sealed = write_png_crc (descriptor, &marked, digits);
      sealed = sealed && write_at (descriptor, checksum_place (&marked),
                                   digits, DIGITS);
    }
  marked_clear (&marked);
  return sealed;
}
