/* The mark by which a result is known as ours, and as unchanged.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is a text in the result, as its Software: in EXIF (JPEG, WebP), in the
 * TIFF tag, or in a tEXt chunk of PNG.  It holds a checksum of the photo's
 * name and one of all other bytes of the file, so a result that somebody
 * retouched is no longer taken for what we made, whether the program that
 * did it kept the text or not.  Checksums are CRC-32: they tell of a change,
 * not of a forgery. */

#ifndef MARK_H
#define MARK_H

#include <glib.h>

typedef enum
{
  MARK_NO_FILE,
  MARK_NONE,                    /* a file that we did not make */
  MARK_OTHER,                   /* ours, of a photo of another name */
  MARK_EDITED,                  /* ours, changed since */
  MARK_INTACT
} MarkState;

/* Whether the file at path was made of the photo, though it may have been
 * changed since.  Reads only what it has to. */
gboolean  mark_is_of      (const char  *path,
                           const char  *photo);

/* What the file at path is to the photo. */
MarkState mark_look       (const char  *path,
                           const char  *photo);

/* NULL if the file at path may be replaced by the photo's result, else one
 * sentence for the user.  Belongs to the caller. */
char    * mark_in_the_way (const char  *path,
                           const char  *photo);

/* What a result's Software has to say until it is sealed.  Belongs to the
 * caller. */
char    * mark_text       (const char  *photo);

/* Adds the text to the complete PNG of a descriptor for reading and writing.
 * FALSE if it is no PNG or cannot be written. */
gboolean  mark_add_to_png (int          descriptor,
                           const char  *photo);

/* Writes the checksum into the text of a complete result; nothing may be
 * changed after that.  A result that has no text stays as it is.  FALSE if it
 * cannot be read or written. */
gboolean  mark_seal       (int          descriptor);

#endif
