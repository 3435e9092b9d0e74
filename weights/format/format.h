/* The weights file, version 1; weights/README.md describes it byte for byte.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef FORMAT_H
#define FORMAT_H

#include <glib.h>

#define FORMAT_MAGIC          "\x89" "ACW\r\n\x1a\n"
#define FORMAT_VERSION        1
#define FORMAT_ALIGNMENT      64      /* of each tensor, in bytes */
#define FORMAT_MAX_TENSORS    1024
#define FORMAT_MAX_DIMS       4
#define FORMAT_MAX_DIM        65536
#define FORMAT_MAX_SHORT_SIDE 1024

enum { FORMAT_FLOAT16 = 1, FORMAT_FLOAT32 = 2 };

/* As in the file, little-endian. */
typedef struct
{
  char    magic[8];
  guint32 version;
  guint32 n_tensors;
  guint64 size;               /* of the whole file, in bytes */
  guint32 short_side;         /* of the network's input: a multiple of 8 */
  guint32 checksum;           /* CRC-32 of the file with this field zero */
  char    reserved[32];
} FormatHeader;

typedef struct
{
  char    name[32];           /* ended by at least one NUL */
  guint32 type;
  guint32 n_dims;
  guint32 dims[FORMAT_MAX_DIMS];      /* 1 beyond n_dims */
  guint64 offset;             /* from the start of the file */
} FormatRecord;

G_STATIC_ASSERT (sizeof (FormatHeader) == 64);
G_STATIC_ASSERT (sizeof (FormatRecord) == 64);

#endif
