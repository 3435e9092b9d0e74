/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include <zlib.h>

#include "weights.h"
#include "write.h"
#include "network.h"
#include "weights.h"

#define MAGIC         "\x89" "ACW\r\n\x1a\n"
#define VERSION       1
#define ALIGNMENT     64
#define HEADER_SIZE   64
#define RECORD_SIZE   64
#define NAME_SIZE     32
#define SHORT_SIDE_AT 24
#define CHECKSUM_AT   28
#define N_TENSORS     (23 * 2 + 7 * 4)    /* of convolutions and BatchNorms */

enum { TYPE_FLOAT16 = 1, TYPE_FLOAT32 = 2 };

/* Writes layer after layer, knowing how many channels the last one gave. */
typedef struct
{
  GByteArray *records;
  GByteArray *data;
  guint64     data_from;      /* of the file */
  GRand      *random;
  int         channels;
} Writer;

static void
put_u16 (GByteArray *bytes,
         guint16     number)
{
  guint16 little = GUINT16_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
put_u32 (GByteArray *bytes,
         guint32     number)
{
  guint32 little = GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
put_u64 (GByteArray *bytes,
         guint64     number)
{
  guint64 little = GUINT64_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
put_float32 (GByteArray *bytes,
             float       number)
{
  guint32 bits;

  memcpy (&bits, &number, sizeof bits);
  put_u32 (bytes, bits);
}

/* IEEE 754 half precision, rounded to the nearest; for numbers up to 1. */
static void
put_float16 (GByteArray *bytes,
             float       number)
{
  guint16 sign = number < 0 ? 0x8000 : 0;
  int     exponent;
  float   fraction = frexpf (fabsf (number), &exponent);

  if (exponent > -14)
    put_u16 (bytes, sign + ((exponent + 14) << 10)
                    + lrintf (ldexpf (fraction, 11) - 1024));
  else
    put_u16 (bytes, sign + lrintf (ldexpf (fraction, exponent + 24)));
}

static void
put_padding (GByteArray *bytes,
             guint       alignment)
{
  while (bytes->len % alignment != 0)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
}

/* Announces the tensor whose numbers are put next.  dims: ended by 0 */
static void
put_record (Writer     *writer,
            const char *layer,
            const char *part,
            guint32     type,
            const int  *dims)
{
  char    name[NAME_SIZE] = "";
  guint32 n_dims          = 0;

  put_padding (writer->data, ALIGNMENT);
  g_snprintf (name, sizeof name, "%s.%s", layer, part);
  while (dims[n_dims] != 0)
    n_dims++;

  g_byte_array_append (writer->records, (const guint8 *) name, sizeof name);
  put_u32 (writer->records, type);
  put_u32 (writer->records, n_dims);
  for (guint32 i = 0; i < WEIGHTS_MAX_DIMS; i++)
    put_u32 (writer->records, i < n_dims ? dims[i] : 1);
  put_u64 (writer->records, writer->data_from + writer->data->len);
}

/* One random number a channel, between low and high. */
static void
put_channels (Writer     *writer,
              const char *layer,
              const char *part,
              double      low,
              double      high)
{
  put_record (writer, layer, part, TYPE_FLOAT32,
              (int[]) { writer->channels, 0 });
  for (int i = 0; i < writer->channels; i++)
    put_float32 (writer->data,
                 g_rand_double_range (writer->random, low, high));
}

/* n random numbers of this standard deviation. */
static void
put_kernel (Writer     *writer,
            const char *layer,
            const int  *dims,
            double      deviation)
{
  double largest = deviation * sqrt (3);
  gsize  n       = (gsize) dims[0] * dims[1] * dims[2] * dims[3];

  put_record (writer, layer, "weight", TYPE_FLOAT16, dims);
  for (gsize i = 0; i < n; i++)
    put_float16 (writer->data,
                 g_rand_double_range (writer->random, -largest, largest));
}

/* A kernel whose sums over `taps` inputs, after ReLU, are about as large as
 * these inputs: the initialisation of He et al., 2015. */
static void
put_conv (Writer     *writer,
          const char *layer,
          int         size,
          int         out)
{
  int    dims[] = { out, writer->channels, size, size, 0 };
  double taps   = (double) writer->channels * size * size;

  put_kernel (writer, layer, dims, sqrt (2 / taps));
  writer->channels = out;
  put_channels (writer, layer, "bias", -0.3, 0.3);
}

static void
put_transposed (Writer     *writer,
                const char *layer,
                int         out)
{
  int    dims[] = { writer->channels, out, 4, 4, 0 };
  double taps   = (double) writer->channels * 4;

  put_kernel (writer, layer, dims, sqrt (2 / taps));
  writer->channels = out;
  put_channels (writer, layer, "bias", -0.3, 0.3);
}

/* As unlike the identity as training makes it. */
static void
put_norm (Writer     *writer,
          const char *layer)
{
  put_channels (writer, layer, "weight", 0.5, 1.5);
  put_channels (writer, layer, "bias", -0.5, 0.5);
  put_channels (writer, layer, "mean", 0, 0.6);
  put_channels (writer, layer, "variance", 0.3, 1.5);
}

/* Fig. 2 */
static void
put_layers (Writer *writer,
            double  width)
{
  int c1 = MAX (rint (width * 64), 1);
  int c2 = MAX (rint (width * 128), 1);
  int c3 = MAX (rint (width * 256), 1);
  int c4 = MAX (rint (width * 512), 1);

  put_conv (writer, "conv1_1", 3, c1);
  put_conv (writer, "conv1_2", 3, c1);
  put_norm (writer, "conv1_2norm");

  put_conv (writer, "conv2_1", 3, c2);
  put_conv (writer, "conv2_2", 3, c2);
  put_norm (writer, "conv2_2norm");

  put_conv (writer, "conv3_1", 3, c3);
  put_conv (writer, "conv3_2", 3, c3);
  put_conv (writer, "conv3_3", 3, c3);
  put_norm (writer, "conv3_3norm");

  put_conv (writer, "conv4_1", 3, c4);
  put_conv (writer, "conv4_2", 3, c4);
  put_conv (writer, "conv4_3", 3, c4);
  put_norm (writer, "conv4_3norm");

  put_conv (writer, "conv5_1", 3, c4);
  put_conv (writer, "conv5_2", 3, c4);
  put_conv (writer, "conv5_3", 3, c4);
  put_norm (writer, "conv5_3norm");

  put_conv (writer, "conv6_1", 3, c4);
  put_conv (writer, "conv6_2", 3, c4);
  put_conv (writer, "conv6_3", 3, c4);
  put_norm (writer, "conv6_3norm");

  put_conv (writer, "conv7_1", 3, c4);
  put_conv (writer, "conv7_2", 3, c4);
  put_conv (writer, "conv7_3", 3, c4);
  put_norm (writer, "conv7_3norm");

  put_transposed (writer, "conv8_1", c3);
  put_conv (writer, "conv8_2", 3, c3);
  put_conv (writer, "conv8_3", 3, c3);
  put_conv (writer, "head", 1, NETWORK_CLASSES);
}

static void
set_u32 (guint8  *file,
         int      at,
         guint32  number)
{
  guint32 little = GUINT32_TO_LE (number);

  memcpy (file + at, &little, sizeof little);
}

/* Last, as it covers all of the file. */
static void
set_checksum (guint8 *file,
              gsize   size)
{
  set_u32 (file, CHECKSUM_AT, 0);
  set_u32 (file, CHECKSUM_AT, crc32_z (0, file, size));
}

gboolean
bench_weights_write (const char  *path,
                     double       width,
                     int          short_side,
                     GError     **error)
{
  GByteArray *file   = g_byte_array_new ();
  Writer      writer =
    {
      .records   = g_byte_array_new (),
      .data      = g_byte_array_new (),
      .data_from = HEADER_SIZE + N_TENSORS * RECORD_SIZE,
      .random    = g_rand_new_with_seed (2016),
      .channels  = 1
    };
  gboolean    written;

  put_layers (&writer, width);
  g_assert (writer.records->len == N_TENSORS * RECORD_SIZE);

  g_byte_array_append (file, (const guint8 *) MAGIC, strlen (MAGIC));
  put_u32 (file, VERSION);
  put_u32 (file, N_TENSORS);
  put_u64 (file, writer.data_from + writer.data->len);
  put_u32 (file, short_side);
  put_padding (file, HEADER_SIZE);
  g_byte_array_append (file, writer.records->data, writer.records->len);
  g_byte_array_append (file, writer.data->data, writer.data->len);
  set_checksum (file->data, file->len);
  written = bench_write (path, file->data, file->len, error);

  g_rand_free (writer.random);
  g_byte_array_unref (writer.records);
  g_byte_array_unref (writer.data);
  g_byte_array_unref (file);
  return written;
}

gboolean
bench_weights_copy (const char  *from,
                    const char  *to,
                    int          short_side,
                    GError     **error)
{
  WeightsFile *checked = weights_file_open (from, error);
  char        *bytes   = NULL;
  gsize        size;
  gboolean     written = FALSE;

  if (checked && g_file_get_contents (from, &bytes, &size, error))
    {
      set_u32 ((guint8 *) bytes, SHORT_SIDE_AT, short_side);
      set_checksum ((guint8 *) bytes, size);
      written = bench_write (to, bytes, size, error);
    }
  weights_file_free (checked);
  g_free (bytes);
  return written;
}
