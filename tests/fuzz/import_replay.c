/* Runs import.c on the files of a folder, without libFuzzer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdint.h>

#include <glib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
main (int    argc,
      char **argv)
{
  GDir       *folder = g_dir_open (argv[argc - 1], 0, NULL);
  const char *name;
  int         n      = 0;

  g_assert_nonnull (folder);
  for (; (name = g_dir_read_name (folder)) != NULL; n++)
    {
      char  *path = g_build_filename (argv[argc - 1], name, NULL);
      char  *bytes;
      gsize  size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      LLVMFuzzerTestOneInput ((uint8_t *) bytes, size);
      g_free (bytes);
      g_free (path);
    }
  g_dir_close (folder);
  g_print ("%d files\n", n);
  g_assert_cmpint (n, >, 0);
  return 0;
}
