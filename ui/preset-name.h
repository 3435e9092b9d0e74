/* Questions about a preset's name.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PRESET_NAME_H
#define PRESET_NAME_H

#include <gtk/gtk.h>

/* Asks for a name, beginning with one, or NULL; says where it is one of the
 * known ones, ended by NULL.  NULL where the user cancels.
 * parent: a widget of the window in front of which it asks */
char   * preset_name_ask            (GtkWidget         *parent,
                                     const char        *name,
                                     const char *const *known);

gboolean preset_name_confirm_delete (GtkWidget         *parent,
                                     const char        *name);

#endif
