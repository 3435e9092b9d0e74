/* Files of the plug-in's own, in the folder auto-colorize of GIMP's own folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef OWN_FILE_H
#define OWN_FILE_H

#include <glib.h>

/* The folder, which may not be there yet. */
char     * own_file_folder (void);

/* Empty where it is not there, or is none. */
GKeyFile * own_file_open   (const char  *name);

/* Whole or not at all; the error says what to do. */
gboolean   own_file_save   (GKeyFile    *file,
                            const char  *name,
                            GError     **error);

#endif
