/* The photos in folders and zips.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef ALBUM_H
#define ALBUM_H

#include <glib.h>

typedef struct _Album Album;

/* Lists the WebP, JPEG and PNG photos of each path, ended by NULL: a folder
 * (without its subfolders), a zip or a single photo.  Those of a path are
 * sorted by name.  NULL and an error where a path has none. */
Album      * album_open   (char       **paths,
                           GError     **error);
void         album_close  (Album       *album);

guint        album_length (const Album *album);

/* What to call a photo in a message. */
const char * album_name   (const Album *album,
                           guint        index);

/* A photo's file.  Thread-safe. */
GBytes     * album_read   (Album       *album,
                           guint        index,
                           GError     **error);

#endif
