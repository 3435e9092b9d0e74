/* What ./colorize has to know of files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   colorize-files reader PHOTO...        gimp or auto-colorize, a line each
 *   colorize-files is-result FILE PHOTO   exits 0 if FILE is PHOTO's result
 *   colorize-files in-the-way FILE PHOTO  says why FILE may not be replaced
 *                                         by PHOTO's result, if so
 *   colorize-files mark FILE PHOTO        marks a PNG as PHOTO's result */

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <tiffio.h>

#include "mark.h"
#include "reader.h"

static gboolean
mark (const char *path,
      const char *photo)
{
  int      descriptor = g_open (path, O_RDWR, 0);
  gboolean marked;

  if (descriptor < 0)
    return FALSE;
  marked = mark_add_to_png (descriptor, photo) && mark_seal (descriptor);
  return close (descriptor) == 0 && marked;
}

static void
print_readers (char **paths)
{
  TIFFSetWarningHandler (NULL);
  TIFFSetErrorHandler (NULL);
  for (int i = 0; paths[i]; i++)
    puts (reader_is_gimp (paths[i]) ? "gimp" : "auto-colorize");
}

static void
print_in_the_way (const char *path,
                  const char *photo)
{
  char *sentence = mark_in_the_way (path, photo);

  if (sentence)
    puts (sentence);
  g_free (sentence);
}

int
main (int    argc,
      char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";
  gboolean    done = TRUE;

  setlocale (LC_ALL, "");
  if (! strcmp (what, "reader"))
    print_readers (argv + 2);
  else if (! strcmp (what, "is-result") && argc == 4)
    done = mark_is_of (argv[2], argv[3]);
  else if (! strcmp (what, "in-the-way") && argc == 4)
    print_in_the_way (argv[2], argv[3]);
  else if (! strcmp (what, "mark") && argc == 4)
    done = mark (argv[2], argv[3]);
  else
    done = FALSE;
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
