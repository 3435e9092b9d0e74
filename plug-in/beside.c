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
