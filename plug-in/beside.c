/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>

#include "beside.h"

char *
beside_plug_in (const char *name)
{
  char *folder = g_path_get_dirname (gimp_get_progname ());
  char *path   = g_build_filename (folder, name, NULL);

  g_free (folder);
  return path;
}

char *
beside_locales (void)
{
  char *beside = beside_plug_in ("locale");

  if (g_file_test (beside, G_FILE_TEST_IS_DIR))
    return beside;
  g_free (beside);
  return g_strdup (LOCALEDIR);
}
