/* The photos that the paths of the command line stand for, and where their
 * results go.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder stands for the JPEG, PNG, TIFF and WebP files in it and below it,
 * by their names, in the order of their names.  Hidden files are passed over,
 * and so are results of an earlier run (NAME-colorized.EXT), the folder of the
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

/* folder: of the results, NULL for beside the photos.  An array of Photo that
 * belongs to the caller, who frees it with g_ptr_array_unref(); a path that
 * cannot be used is among them, with its problem. */
GPtrArray * photos_find (char       **paths,
                         const char  *folder);

#endif
