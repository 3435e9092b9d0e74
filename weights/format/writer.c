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
#include "format.h"
#include "writer.h"

#define MAX_LOSS 1e-3             /* by float16, of the root mean square */

struct _Writer
{
  char         *path;
  char         *temporary;        /* NULL once it is no longer there */
  FILE         *file;
  FormatHeader  header;           /* it and the records are written last */
  FormatRecord *records;          /* [n_tensors] */
  int           n_tensors;
  int           n_added;
  guint64       data_size;        /* written so far, after these */
  guint32       data_checksum;
};

/* errno says why. */
static gboolean
refuse_to_write (const Writer  *writer,
                 GError       **error)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               "'%s' cannot be written (%s): check that its folder is there "
               "and has space left.", writer->path, g_strerror (errno));
  return FALSE;
}

/* The head */

static gsize
records_size (const Writer *writer)
{
  return writer->n_tensors * sizeof (FormatRecord);
}

static gsize
head_size (const Writer *writer)
{
  return sizeof (FormatHeader) + records_size (writer);
}

static void
set_record (Writer     *writer,
            const char *layer,
            const char *part,
            guint32     type,
            const int  *dims)
{
  FormatRecord *record = &writer->records[writer->n_added];
  int           n_dims = 0;

  g_assert (writer->n_added < writer->n_tensors);
  while (dims[n_dims] != 0)
    n_dims++;
  g_snprintf (record->name, sizeof record->name, "%s.%s", layer, part);
  record->type = GUINT32_TO_LE (type);
  record->n_dims = GUINT32_TO_LE (n_dims);
  for (int i = 0; i < FORMAT_MAX_DIMS; i++)
    record->dims[i] = GUINT32_TO_LE (i < n_dims ? dims[i] : 1);
  record->offset = GUINT64_TO_LE (head_size (writer) + writer->data_size);
  writer->n_added++;
}

/* zlib combines the checksums of the head and of what follows it. */
static void
set_checksum (Writer *writer)
{
  guint32 checksum = crc32_z (0, (const Bytef *) &writer->header,
                              sizeof writer->header);

  checksum = crc32_z (checksum, (const Bytef *) writer->records,
                      records_size (writer));
  checksum = crc32_combine (checksum, writer->data_checksum,
                            writer->data_size);
  writer->header.checksum = GUINT32_TO_LE (checksum);
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
  const guint8 zeros[FORMAT_ALIGNMENT] = { 0 };

  return put_bytes (writer, zeros, -writer->data_size % FORMAT_ALIGNMENT,
                    error);
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

      halves[i] = float_to_float16 (numbers[i]);
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
      guint32 bits;

      memcpy (&bits, &numbers[i], sizeof bits);
      bits = GUINT32_TO_LE (bits);
      if (! put_bytes (writer, &bits, sizeof bits, error))
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
  if (n_dims == FORMAT_MAX_DIMS)
    halves = halves_of (numbers, n);
  if (! put_padding (writer, error))
    {
      g_free (halves);
      return FALSE;
    }
  set_record (writer, layer, part,
              halves ? FORMAT_FLOAT16 : FORMAT_FLOAT32, dims);
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
  writer->records = g_new0 (FormatRecord, n_tensors);
  memcpy (writer->header.magic, FORMAT_MAGIC, sizeof writer->header.magic);
  writer->header.version = GUINT32_TO_LE (FORMAT_VERSION);
  writer->header.n_tensors = GUINT32_TO_LE (n_tensors);
  writer->header.short_side = GUINT32_TO_LE (short_side);

  writer->temporary = g_strconcat (path, ".XXXXXX", NULL);
  descriptor = g_mkstemp_full (writer->temporary, O_WRONLY, 0666);
  if (descriptor < 0)
    g_clear_pointer (&writer->temporary, g_free);
  else
    writer->file = fdopen (descriptor, "wb");
  if (! writer->file
      || fseek (writer->file, head_size (writer), SEEK_SET) != 0)
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
  g_free (writer->records);
  g_free (writer);
}

/* On the disk, not just on its way there. */
static gboolean
write_head_and_close (Writer *writer)
{
  FILE     *file    = g_steal_pointer (&writer->file);
  gboolean  written = fseek (file, 0, SEEK_SET) == 0
                      && fwrite (&writer->header, sizeof writer->header, 1,
                                 file) == 1
                      && fwrite (writer->records, 1, records_size (writer),
                                 file) == records_size (writer)
                      && fflush (file) == 0
                      && fsync (fileno (file)) == 0;

  return fclose (file) == 0 && written;
}

gboolean
writer_finish (Writer  *writer,
               GError **error)
{
  g_assert (writer->n_added == writer->n_tensors);
  writer->header.size = GUINT64_TO_LE (head_size (writer)
                                       + writer->data_size);
  set_checksum (writer);
  if (! write_head_and_close (writer)
      || g_rename (writer->temporary, writer->path) != 0)
    return refuse_to_write (writer, error);
  g_clear_pointer (&writer->temporary, g_free);
  return TRUE;
}
