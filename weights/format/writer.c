/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <zlib.h>

#include "float16.h"
#include "float_to_half.h"
#include "import.h"
#include "writer.h"

#define MAGIC       "\x89" "ACW\r\n\x1a\n"
#define VERSION     1
#define ALIGNMENT   64
#define HEADER_SIZE 64
#define RECORD_SIZE 64
#define NAME_SIZE   32
#define CHECKSUM_AT 28
#define MAX_DIMS    4
#define MAX_LOSS    1e-3          /* by float16, of the root mean square */

enum { TYPE_FLOAT16 = 1, TYPE_FLOAT32 = 2 };

struct _Writer
{
  char    *path;
  char    *temporary;             /* NULL once it is no longer there */
  FILE    *file;
  guint8  *head;                  /* header and records, written last */
  gsize    head_size;
  int      n_tensors;
  int      n_added;
  guint64  data_size;             /* written so far, after the head */
  guint32  data_checksum;
};

static gboolean
refuse_to_write (const Writer  *writer,
                 GError       **error)
{
  return import_refuse (error,
                        "'%s' cannot be written (%s): check that its folder "
                        "is there and has space left.",
                        writer->path, g_strerror (errno));
}

/* The head */

static void
set_u32 (guint8  *bytes,
         guint32  number)
{
  guint32 little = GUINT32_TO_LE (number);

  memcpy (bytes, &little, sizeof little);
}

static void
set_u64 (guint8  *bytes,
         guint64  number)
{
  guint64 little = GUINT64_TO_LE (number);

  memcpy (bytes, &little, sizeof little);
}

static void
set_record (Writer     *writer,
            const char *layer,
            const char *part,
            guint32     type,
            const int  *dims)
{
  guint8 *record = writer->head + HEADER_SIZE
                   + writer->n_added * RECORD_SIZE;
  int     n_dims = 0;

  g_assert (writer->n_added < writer->n_tensors);
  while (dims[n_dims] != 0)
    n_dims++;
  g_snprintf ((char *) record, NAME_SIZE, "%s.%s", layer, part);
  set_u32 (record + 32, type);
  set_u32 (record + 36, n_dims);
  for (int i = 0; i < MAX_DIMS; i++)
    set_u32 (record + 40 + 4 * i, i < n_dims ? dims[i] : 1);
  set_u64 (record + 56, writer->head_size + writer->data_size);
  writer->n_added++;
}

/* zlib combines the checksums of the head and of what follows it. */
static void
set_checksum (Writer *writer)
{
  guint32 checksum = crc32_z (0, writer->head, writer->head_size);

  set_u32 (writer->head + CHECKSUM_AT,
           crc32_combine (checksum, writer->data_checksum,
                          writer->data_size));
}

/* The data */

static gboolean
put_bytes (Writer      *writer,
           const void  *bytes,
           gsize        size,
           GError     **error)
{
  if (fwrite (bytes, 1, size, writer->file) != size)
    return refuse_to_write (writer, error);
  writer->data_checksum = crc32_z (writer->data_checksum, bytes, size);
  writer->data_size += size;
  return TRUE;
}

static gboolean
put_padding (Writer  *writer,
             GError **error)
{
  const guint8 zeros[ALIGNMENT] = { 0 };

  return put_bytes (writer, zeros, -writer->data_size % ALIGNMENT, error);
}

/* The numbers as float16, to be freed; NULL where too much would be lost. */
static guint16 *
halves_of (const float *numbers,
           gsize        n)
{
  guint16 *halves = g_new (guint16, n);
  double   lost = 0, all = 0;

  for (gsize i = 0; i < n; i++)
    {
      float half;

      halves[i] = float_to_half (numbers[i]);
      float16_to_float (&halves[i], &half, 1);
      lost += pow (half - numbers[i], 2);
      all += pow (numbers[i], 2);
    }
  if (sqrt (lost) <= MAX_LOSS * sqrt (all))
    return halves;
  g_free (halves);
  return NULL;
}

static gboolean
put_floats (Writer       *writer,
            const float  *numbers,
            gsize         n,
            GError      **error)
{
  for (gsize i = 0; i < n; i++)
    {
      guint8  little[4];
      guint32 bits;

      memcpy (&bits, &numbers[i], sizeof bits);
      set_u32 (little, bits);
      if (! put_bytes (writer, little, sizeof little, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
writer_add (Writer       *writer,
            const char   *layer,
            const char   *part,
            const int    *dims,
            const float  *numbers,
            GError      **error)
{
  gsize     n      = 1;
  int       n_dims = 0;
  guint16  *halves = NULL;
  gboolean  added;

  for (; dims[n_dims] != 0; n_dims++)
    n *= dims[n_dims];
  if (n_dims == MAX_DIMS)
    halves = halves_of (numbers, n);
  if (! put_padding (writer, error))
    {
      g_free (halves);
      return FALSE;
    }
  set_record (writer, layer, part,
              halves ? TYPE_FLOAT16 : TYPE_FLOAT32, dims);
  if (halves)
    added = put_bytes (writer, halves, n * sizeof *halves, error);
  else
    added = put_floats (writer, numbers, n, error);
  g_free (halves);
  return added;
}

/* The file */

Writer *
writer_new (const char  *path,
            int          short_side,
            int          n_tensors,
            GError     **error)
{
  Writer *writer = g_new0 (Writer, 1);
  int     descriptor;

  writer->path = g_strdup (path);
  writer->n_tensors = n_tensors;
  writer->head_size = HEADER_SIZE + n_tensors * RECORD_SIZE;
  writer->head = g_malloc0 (writer->head_size);
  memcpy (writer->head, MAGIC, strlen (MAGIC));
  set_u32 (writer->head + 8, VERSION);
  set_u32 (writer->head + 12, n_tensors);
  set_u32 (writer->head + 24, short_side);

  writer->temporary = g_strconcat (path, ".XXXXXX", NULL);
  descriptor = g_mkstemp_full (writer->temporary, O_WRONLY, 0666);
  if (descriptor < 0)
    g_clear_pointer (&writer->temporary, g_free);
  else
    writer->file = fdopen (descriptor, "wb");
  if (! writer->file
      || fseek (writer->file, writer->head_size, SEEK_SET) != 0)
    {
      refuse_to_write (writer, error);
      writer_free (writer);
      return NULL;
    }
  return writer;
}

void
writer_free (Writer *writer)
{
  if (! writer)
    return;
  if (writer->file)
    fclose (writer->file);
  if (writer->temporary)
    g_unlink (writer->temporary);
  g_free (writer->temporary);
  g_free (writer->path);
  g_free (writer->head);
  g_free (writer);
}

/* On the disk, not just on its way there. */
static gboolean
write_head_and_close (Writer *writer)
{
  FILE     *file    = g_steal_pointer (&writer->file);
  gboolean  written = fseek (file, 0, SEEK_SET) == 0
                      && fwrite (writer->head, 1, writer->head_size, file)
                         == writer->head_size
                      && fflush (file) == 0
                      && fsync (fileno (file)) == 0;

  return fclose (file) == 0 && written;
}

gboolean
writer_finish (Writer  *writer,
               GError **error)
{
  g_assert (writer->n_added == writer->n_tensors);
  set_u64 (writer->head + 16, writer->head_size + writer->data_size);
  set_checksum (writer);
  if (! write_head_and_close (writer)
      || g_rename (writer->temporary, writer->path) != 0)
    return refuse_to_write (writer, error);
  g_clear_pointer (&writer->temporary, g_free);
  return TRUE;
}
