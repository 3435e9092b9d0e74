/* The procedure's settings: from its arguments, or as used last.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SETTINGS_H
#define SETTINGS_H

#include <libgimp/gimp.h>

#include "colorizer.h"

/* The values used last, in this session of GIMP or one before, or the
 * defaults.  Sets *weights to the name of the weights, a new string. */
ColorizerSettings settings_last           (char                   **weights);

/* Keeps them for the next call. */
void              settings_remember       (const char              *weights,
                                           const ColorizerSettings *settings);

/* Arguments 3 and on of the procedure, unchecked. */
ColorizerSettings settings_from_arguments (const GimpParam         *arguments);

#endif
