/* What the name of a file says: whether it is a photo's, and what that of its
 * result is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef NAMES_H
#define NAMES_H

#include <glib.h>

/* Of a name without folders, with its dot; its end if there is none. */
const char * names_extension (const char *name);

gboolean     names_is_photo  (const char *name);

/* Whether an earlier run may have written it: NAME-colorized.EXT. */
gboolean     names_is_result (const char *name);

/* The name for a photo's result beside it, without folders, of at most 255
 * bytes.  Belongs to the caller. */
char       * names_result    (const char *name);

/* The same where the result has a folder of its own: the photo's name, but
 * for the extension of what becomes PNG. */
char       * names_same      (const char *name);

#endif
