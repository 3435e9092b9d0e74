/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "bundled.h"

#define NAME "auto-colorize.weights"

/* What lies beside the program, wherever it is installed. */
static char *
beside_program (void)
{
  char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *folder, *path;

  if (! program)
    return NULL;
  folder = g_path_get_dirname (program);
  path = g_build_filename (folder, NAME, NULL);
  g_free (program);
  g_free (folder);
  return path;
}

char *
bundled_path (void)
{
  char *path = beside_program ();

  if (path && g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_free (path);
  return g_build_filename (DATADIR, "auto-colorize", NAME, NULL);
}
