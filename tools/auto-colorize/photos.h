/* The photos that the paths of the command line stand for, and where their
 * results go.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder stands for the photos in it and below it, by the extensions of
 * their names, in the order of their names.  Hidden files are passed over, and
 * so are results of an earlier run (NAME-colorized.EXT), the folder of the
 * results and links to folders. */

#ifndef PHOTOS_H
#define PHOTOS_H

#include <glib.h>

typedef struct
{
  char *source;
  char *result;                 /* never the same file as any source */
  char *problem;                /* why it cannot be colored, else NULL */
} Photo;

typedef struct
{
  GPtrArray  *all;              /* of Photo; with a path that cannot be used,
                                 * for its problem */
  GHashTable *left_out;         /* {".ext": number of such files in folders
                                 * that are no photos}, lower case; without
                                 * an extension: "" */
} Photos;

/* folder: of the results, NULL for beside the photos.  Belongs to the
 * caller. */
Photos * photos_find (char       **paths,
                      const char  *folder);
void     photos_free (Photos      *photos);

#endif
