/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <zlib.h>

#include "buffer.h"
#include "colorizer.h"
#include "float16.h"
#include "format.h"
#include "weights.h"

#define CACHE_LINE 64             /* bytes, or half of it */

struct _WeightsFile
{
  char         *path;
  char         *bytes;        /* of the whole file, once it is read */
  guint64       size;
  FormatHeader  header;       /* in this machine's byte order */
  FormatRecord *records;
};

void
weights_file_damaged (const WeightsFile  *file,
                      GError            **error,
                      const char         *format,
                      ...)
{
  va_list  args;
  char    *how;

  va_start (args, format);
  how = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_WEIGHTS,
               _("The weights file '%s' is damaged (%s)"),
               file->path, how);
  g_free (how);
}

/* errno says why. */
static gboolean
cannot_read (const WeightsFile  *file,
             GError            **error)
{
  char *why = g_strdup_printf ("%s: %s", file->path, g_strerror (errno));

  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_WEIGHTS,
               _("The weights file cannot be read (%s)"), why);
  g_free (why);
  return FALSE;
}

/* The next n bytes; how says what is wrong where there are fewer. */
static gboolean
read_bytes (const WeightsFile  *file,
            FILE               *stream,
            void               *bytes,
            gsize               n,
            const char         *how,
            GError            **error)
{
  if (fread (bytes, 1, n, stream) == n)
    return TRUE;
  if (ferror (stream))
    return cannot_read (file, error);
  weights_file_damaged (file, error, "%s", how);
  return FALSE;
}

/* raw becomes the header as it is in the file. */
static gboolean
read_header (WeightsFile  *file,
             FILE         *stream,
             FormatHeader *raw,
             GError      **error)
{
  FormatHeader *header = &file->header;

  if (! read_bytes (file, stream, raw, sizeof *raw, _("it is too short"),
                    error))
    return FALSE;
  memcpy (header, raw, sizeof *header);
  header->version    = GUINT32_FROM_LE (header->version);
  header->n_tensors  = GUINT32_FROM_LE (header->n_tensors);
  header->size       = GUINT64_FROM_LE (header->size);
  header->short_side = GUINT32_FROM_LE (header->short_side);
  header->checksum   = GUINT32_FROM_LE (header->checksum);

  if (memcmp (header->magic, FORMAT_MAGIC, sizeof header->magic) != 0)
    {
      weights_file_damaged (file, error, _("it is no weights file"));
      return FALSE;
    }
  if (header->version != FORMAT_VERSION)
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_VERSION,
                   _("The weights file '%s' has the format version %u, and "
                     "this Auto-Colorize reads version %u"),
                   file->path, header->version, FORMAT_VERSION);
      return FALSE;
    }
  return TRUE;
}

/* The file's size, which has to be what the header says: nothing larger than
 * the file is ever allocated. */
static gboolean
read_size (WeightsFile  *file,
           FILE         *stream,
           GError      **error)
{
  long size;

  if (fseek (stream, 0, SEEK_END) != 0
      || (size = ftell (stream)) < 0
      || fseek (stream, sizeof (FormatHeader), SEEK_SET) != 0)
    return cannot_read (file, error);
  file->size = size;
  if (file->size != file->header.size || file->size < sizeof (FormatHeader))
    {
      weights_file_damaged (file, error, _("it is cut off"));
      return FALSE;
    }
  return TRUE;
}

/* Read, not mapped: a mapped file that is cut off or cannot be read later, in
 * the middle of a prediction, would kill the process. */
static gboolean
read_rest (WeightsFile   *file,
           FILE          *stream,
           const FormatHeader  *raw,
           GError       **error)
{
  if (file->size < G_MAXSIZE / 2)
    file->bytes = (char *) buffer_new (file->size / sizeof (float) + 1);
  if (! file->bytes)
    {
      buffer_set_error (error);
      return FALSE;
    }
  memcpy (file->bytes, raw, sizeof *raw);
  return read_bytes (file, stream, file->bytes + sizeof *raw,
                     file->size - sizeof *raw, _("it is cut off"), error);
}

static gboolean
read_stream (WeightsFile  *file,
             FILE         *stream,
             GError      **error)
{
  FormatHeader raw;

  return read_header (file, stream, &raw, error)
         && read_size (file, stream, error)
         && read_rest (file, stream, &raw, error);
}

static gboolean
read_file (WeightsFile  *file,
           GError      **error)
{
  FILE     *stream = g_fopen (file->path, "rb");
  gboolean  read;

  if (! stream)
    return cannot_read (file, error);
  read = read_stream (file, stream, error);
  fclose (stream);
  return read;
}

static guint32
checksum (const WeightsFile *file)
{
  FormatHeader header;

  memcpy (&header, file->bytes, sizeof header);
  header.checksum = 0;
  return crc32_z (crc32_z (0, (const Bytef *) &header, sizeof header),
                  (const Bytef *) file->bytes + sizeof header,
                  file->size - sizeof header);
}

static gboolean
header_is_sound (const WeightsFile  *file,
                 GError            **error)
{
  const FormatHeader *header = &file->header;

  if (header->checksum != checksum (file))
    {
      weights_file_damaged (file, error, _("its checksum is wrong"));
      return FALSE;
    }
  if (header->short_side < 8 || header->short_side > FORMAT_MAX_SHORT_SIDE
      || header->short_side % 8 != 0)
    {
      weights_file_damaged (file, error, _("its input size is wrong"));
      return FALSE;
    }
  if (header->n_tensors > FORMAT_MAX_TENSORS
      || header->n_tensors > (file->size - sizeof *header)
      / sizeof (FormatRecord))
    {
      weights_file_damaged (file, error, _("it has too many tensors"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
record_is_sound (const WeightsFile *file,
                 const FormatRecord      *record)
{
  guint64 bytes = record->type == FORMAT_FLOAT16 ? 2 : 4;

  if (! memchr (record->name, '\0', sizeof record->name))
    return FALSE;
  if (record->type != FORMAT_FLOAT16 && record->type != FORMAT_FLOAT32)
    return FALSE;
  if (record->n_dims < 1 || record->n_dims > FORMAT_MAX_DIMS)
    return FALSE;
  for (guint32 i = 0; i < record->n_dims; i++)
    if (record->dims[i] < 1 || record->dims[i] > FORMAT_MAX_DIM)
      return FALSE;
  if (record->offset % FORMAT_ALIGNMENT != 0 || record->offset > file->size)
    return FALSE;
  /* FORMAT_MAX_DIM to the fourth power overflows: compare step by step. */
  for (guint32 i = 0; i < record->n_dims; i++)
    {
      bytes *= record->dims[i];
      if (bytes > file->size - record->offset)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_records (WeightsFile  *file,
              GError      **error)
{
  const char *bytes = file->bytes + sizeof (FormatHeader);

  file->records = g_new (FormatRecord, file->header.n_tensors);
  for (guint32 i = 0; i < file->header.n_tensors; i++)
    {
      FormatRecord *record = &file->records[i];

      memcpy (record, bytes + i * sizeof *record, sizeof *record);
      record->type   = GUINT32_FROM_LE (record->type);
      record->n_dims = GUINT32_FROM_LE (record->n_dims);
      record->offset = GUINT64_FROM_LE (record->offset);
      for (int k = 0; k < FORMAT_MAX_DIMS; k++)
        record->dims[k] = GUINT32_FROM_LE (record->dims[k]);

      if (! record_is_sound (file, record))
        {
          weights_file_damaged (file, error, _("tensor %u is wrong"), i);
          return FALSE;
        }
    }
  return TRUE;
}

WeightsFile *
weights_file_open (const char  *path,
                   GError     **error)
{
  WeightsFile *file = g_new0 (WeightsFile, 1);

  file->path = g_strdup (path);
  if (! read_file (file, error)
      || ! header_is_sound (file, error)
      || ! read_records (file, error))
    {
      weights_file_free (file);
      return NULL;
    }
  return file;
}

void
weights_file_free (WeightsFile *file)
{
  if (! file)
    return;
  buffer_free ((float *) file->bytes);
  g_free (file->records);
  g_free (file->path);
  g_free (file);
}

int
weights_file_short_side (const WeightsFile *file)
{
  return file->header.short_side;
}

static const FormatRecord *
find (const WeightsFile *file,
      const char        *name)
{
  for (guint32 i = 0; i < file->header.n_tensors; i++)
    if (strcmp (file->records[i].name, name) == 0)
      return &file->records[i];
  return NULL;
}

int
weights_file_dim (const WeightsFile *file,
                  const char        *name,
                  int                dim)
{
  const FormatRecord *record = find (file, name);

  return record && dim < (int) record->n_dims ? (int) record->dims[dim] : 0;
}

static gboolean
has_dims (const FormatRecord *record,
          const int    *dims)
{
  guint32 n = 0;

  while (dims[n] != 0)
    n++;
  if (record->n_dims != n)
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    if (record->dims[i] != (guint32) dims[i])
      return FALSE;
  return TRUE;
}

gboolean
weights_file_tensor (const WeightsFile  *file,
                     const char         *name,
                     const int          *dims,
                     WeightsTensor      *tensor,
                     GError            **error)
{
  const FormatRecord *record = find (file, name);
  const char   *from;

  if (! record || ! has_dims (record, dims))
    {
      weights_file_damaged (file, error, record
                            ? _("%s has another shape than the network's")
                            : _("%s is missing"), name);
      return FALSE;
    }
  from = file->bytes + record->offset;
  tensor->float16 = record->type == FORMAT_FLOAT16
                    ? (const guint16 *) (const void *) from : NULL;
  tensor->float32 = record->type == FORMAT_FLOAT32
                    ? (const guint32 *) (const void *) from : NULL;
  return TRUE;
}

void
weights_tensor_read (const WeightsTensor *tensor,
                     const Kernels       *kernels,
                     gsize                first,
                     gsize                n,
                     float               *floats)
{
  if (tensor->float16)
    kernels->widen (tensor->float16 + first, floats, n);
  else
    float32_to_float (tensor->float32 + first, floats, n);
}

void
weights_tensor_prefetch (const WeightsTensor *tensor,
                         gsize                first,
                         gsize                n)
{
  const char *from = tensor->float16 ? (const char *) (tensor->float16 + first)
                                     : (const char *) (tensor->float32 + first);
  gsize       size = tensor->float16 ? sizeof (guint16) : sizeof (guint32);

  for (gsize at = 0; at < n * size; at += CACHE_LINE)
    __builtin_prefetch (from + at);
}
