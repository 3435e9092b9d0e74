/* The dialog of Filters > Colors > Auto-Colorize.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DIALOG_H
#define DIALOG_H

#include "colorizer.h"

/* Asks for the settings, which start as given.  FALSE, and the settings as
 * they were, where the user cancels.  help_id is the procedure whose help the
 * Help button opens.  From the main thread only. */
gboolean dialog_run (ColorizerSettings *settings,
                     const char        *help_id);

#endif
