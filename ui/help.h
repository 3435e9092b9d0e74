/* The help page of the dialog.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HELP_H
#define HELP_H

#include <glib.h>

/* A GimpHelpFunc: opens the page in a window of its own, in the user's
 * language; needs no browser and no network. */
void help_show (const gchar *help_id,
                gpointer     help_data);

#endif
