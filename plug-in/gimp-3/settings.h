/* The settings as arguments of GIMP 3's procedure, of which GIMP itself keeps
 * those used last.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SETTINGS_H
#define SETTINGS_H

#include <libgimp/gimp.h>

#include "choice.h"

/* Adds the arguments to the procedure. */
void     settings_declare (GimpProcedure       *procedure);

/* The choice, initialized, becomes what a call says, or what was used last.
 * FALSE where that is none. */
gboolean settings_get     (GimpProcedureConfig *config,
                           Choice              *choice,
                           GError             **error);

/* What was chosen, for the next time. */
void     settings_set     (GimpProcedureConfig *config,
                           const Choice        *choice);

#endif
