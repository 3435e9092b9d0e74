/* A weights file that is missing, cut off, altered or newer is refused with a
 * sentence that says what to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "colorizer.h"

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
  g_assert_nonnull (strstr (error->message, "install"));
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
                 "install the latest Auto-Colorize");
  write_with_byte (fixture, 16, 4);
  check_refused (fixture, COLORIZER_ERROR_WEIGHTS, "cut off");
  for (gsize at = 24; at < fixture->size; at += 997)
    {
      write_with_byte (fixture, at, 1 << at % 8);
      check_refused (fixture, COLORIZER_ERROR_WEIGHTS, "checksum");
    }
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

  g_unlink (fixture.path);
  g_rmdir (fixture.folder);
  g_free (fixture.path);
  g_free (fixture.folder);
  g_free (fixture.bytes);
  g_free (good);
  return 0;
}
