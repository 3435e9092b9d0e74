/* The photos in folders and zips.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef ALBUM_H
#define ALBUM_H

#include "photo.h"

typedef struct _Album Album;

/* Lists the WebP, JPEG and PNG photos of each path, ended by NULL: a folder
 * (without its subfolders), a zip or a single photo.  Those of a path are
 * sorted by name.  NULL and an error where a path has none. */
Album      * album_open   (char       **paths,
                           GError     **error);
void         album_close  (Album       *album);

guint        album_length (const Album *album);

/* The photo's path, or its name in the zip. */
const char * album_name   (const Album *album,
                           guint        index);

/* Reads and decodes a photo, as photo_decode() does; free it with
 * photo_free().  Thread-safe. */
Photo      * album_photo  (Album       *album,
                           guint        index,
                           int          short_side,
                           GError     **error);

#endif
