/* Values that the user keeps under a name, in a file of GIMP's own folder
 * auto-colorize.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PRESETS_H
#define PRESETS_H

#include "values.h"

/* By alphabet, ended by NULL; free them with g_strfreev(). */
char   ** presets_names  (void);

/* FALSE where there is none of the name that can be used. */
gboolean  presets_load   (const char    *name,
                          Values        *values);

/* In place of one of the same name. */
gboolean  presets_save   (const char    *name,
                          const Values  *values,
                          GError       **error);
gboolean  presets_delete (const char    *name,
                          GError       **error);

#endif
