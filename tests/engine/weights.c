/* A weights file that is missing, cut off, altered, wrong or newer is refused
 * with a sentence that says what to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>
#include <zlib.h>

#include "colorizer.h"

#define CHECKSUM_AT 28
#define RECORD_AT   64        /* of the first tensor, conv1_1.weight */

typedef struct
{
  char  *folder;              /* temporary */
  char  *path;                /* of the file under test, in it */
  char  *bytes;               /* of a good file */
  gsize  size;
} Fixture;

static void
check_refused (const Fixture  *fixture,
               int             code,
               const char     *message)
{
  GError *error = NULL;

  g_assert_null (colorizer_model_open (fixture->path, &error));
  g_assert_error (error, COLORIZER_ERROR, code);
  if (! strstr (error->message, message))
    g_error ("'%s' does not say '%s'", error->message, message);
  g_assert_false (g_str_has_suffix (error->message, "."));
  g_error_free (error);
}

static void
write_part (const Fixture *fixture,
            gsize          size)
{
  g_assert_true (g_file_set_contents (fixture->path, fixture->bytes, size,
                                      NULL));
}

static void
write_with_byte (const Fixture *fixture,
                 gsize          at,
                 char           flipped_bits)
{
  fixture->bytes[at] ^= flipped_bits;
  write_part (fixture, fixture->size);
  fixture->bytes[at] ^= flipped_bits;
}

static void
check_good (const Fixture *fixture)
{
  GError         *error = NULL;
  ColorizerModel *model;

  write_part (fixture, fixture->size);
  model = colorizer_model_open (fixture->path, &error);
  g_assert_no_error (error);
  colorizer_model_free (model);
}

static void
check_cut_off (const Fixture *fixture)
{
  gsize sizes[] = { 0, 1, 63, 64, 65, 4096, fixture->size - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      write_part (fixture, sizes[i]);
      check_refused (fixture, COLORIZER_ERROR_WEIGHTS,
                     sizes[i] < 64 ? "too short" : "cut off");
    }
}

/* One bit in each part of the file: header, records, data, padding. */
static void
check_flipped_bits (const Fixture *fixture)
{
  write_with_byte (fixture, 0, 1);
  check_refused (fixture, COLORIZER_ERROR_WEIGHTS, "no weights file");
  write_with_byte (fixture, 8, 2);
  check_refused (fixture, COLORIZER_ERROR_VERSION,
                 "and this Auto-Colorize reads version 1");
  write_with_byte (fixture, 16, 4);
  check_refused (fixture, COLORIZER_ERROR_WEIGHTS, "cut off");
  for (gsize at = 24; at < fixture->size; at += 997)
    {
      write_with_byte (fixture, at, 1 << at % 8);
      check_refused (fixture, COLORIZER_ERROR_WEIGHTS, "checksum");
    }
}

/* Writes the file with other bytes somewhere, and the checksum that goes with
 * them. */
static void
write_altered (const Fixture *fixture,
               gsize          at,
               const void    *bytes,
               gsize          n)
{
  guint8  *altered = g_memdup2 (fixture->bytes, fixture->size);
  guint32  sum;

  memcpy (altered + at, bytes, n);
  memset (altered + CHECKSUM_AT, 0, 4);
  sum = GUINT32_TO_LE (crc32 (0, altered, fixture->size));
  memcpy (altered + CHECKSUM_AT, &sum, 4);
  g_assert_true (g_file_set_contents (fixture->path, (char *) altered,
                                      fixture->size, NULL));
  g_free (altered);
}

static void
check_number_refused (const Fixture *fixture,
                      gsize          at,
                      guint32        number,
                      const char    *message)
{
  number = GUINT32_TO_LE (number);
  write_altered (fixture, at, &number, 4);
  check_refused (fixture, COLORIZER_ERROR_WEIGHTS, message);
}

/* The checksum is right, what it covers is not. */
static void
check_wrong_fields (const Fixture *fixture)
{
  const gsize type = RECORD_AT + 32, n_dims = type + 4, dims = type + 8;
  const gsize offset = type + 24;

  check_number_refused (fixture, 24, 0,  "input size");
  check_number_refused (fixture, 24, 12, "input size");
  check_number_refused (fixture, 24, 4096, "input size");
  check_number_refused (fixture, 12, 0xffffffff, "too many tensors");
  check_number_refused (fixture, 12, 1000, "tensor");
  check_number_refused (fixture, 12, 73, "head.bias is missing");
  check_number_refused (fixture, type, 0, "tensor 0 is wrong");
  check_number_refused (fixture, type, 3, "tensor 0 is wrong");
  check_number_refused (fixture, n_dims, 0, "tensor 0 is wrong");
  check_number_refused (fixture, n_dims, 5, "tensor 0 is wrong");
  check_number_refused (fixture, dims, 0, "tensor 0 is wrong");
  check_number_refused (fixture, dims, 0x80000000, "tensor 0 is wrong");
  check_number_refused (fixture, dims, 65536, "tensor 0 is wrong");
  check_number_refused (fixture, dims, 3, "another shape");
  check_number_refused (fixture, dims + 4, 2, "another shape");
  check_number_refused (fixture, offset, 63, "tensor 0 is wrong");
  check_number_refused (fixture, offset, 1 << 30, "tensor 0 is wrong");
  check_number_refused (fixture, offset + 4, 1 << 30, "tensor 0 is wrong");

  write_altered (fixture, RECORD_AT, "conv0", 5);
  check_refused (fixture, COLORIZER_ERROR_WEIGHTS,
                 "conv1_1.weight is missing");
  write_altered (fixture, RECORD_AT,
                 "a name of 32 bytes without a NUL", 32);
  check_refused (fixture, COLORIZER_ERROR_WEIGHTS, "tensor 0 is wrong");
}

int
main (int    argc,
      char **argv)
{
  Fixture  fixture;
  char    *good  = g_build_filename (argv[argc - 1], "class-narrow.weights",
                                     NULL);
  GError  *error = NULL;

  g_assert_true (g_file_get_contents (good, &fixture.bytes, &fixture.size,
                                      NULL));
  fixture.folder = g_dir_make_tmp ("weights-XXXXXX", &error);
  g_assert_no_error (error);
  fixture.path = g_build_filename (fixture.folder, "a.weights", NULL);

  check_refused (&fixture, COLORIZER_ERROR_WEIGHTS, "No such file");
  check_good (&fixture);
  check_cut_off (&fixture);
  check_flipped_bits (&fixture);
  check_wrong_fields (&fixture);

  g_unlink (fixture.path);
  g_rmdir (fixture.folder);
  g_free (fixture.path);
  g_free (fixture.folder);
  g_free (fixture.bytes);
  g_free (good);
  return 0;
}
