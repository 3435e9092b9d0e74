/* What the engine makes of the lightness in a file, for prepared.py.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * prepared HEIGHT WIDTH FILE: float32, replaced. */

#include <stdlib.h>

#include "levels.h"
#include "vignette.h"

int
main (int    argc,
      char **argv)
{
  GError *error = NULL;
  int     height, width;
  gsize   length;
  char   *bytes;

  g_assert_cmpint (argc, ==, 4);
  height = atoi (argv[1]);
  width = atoi (argv[2]);
  g_file_get_contents (argv[3], &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (length, ==, (gsize) height * width * sizeof (float));
  vignette_lighten ((float *) bytes, width, height);
  g_assert_true (levels_stretch ((float *) bytes, (gsize) height * width));
  g_file_set_contents (argv[3], bytes, length, &error);
  g_assert_no_error (error);
  g_free (bytes);
  return 0;
}
