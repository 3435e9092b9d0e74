/* How the procedures of GIMP 2.10 are given their settings: six positional
 * arguments for ever, a text of options for what is newer, or as used last.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SETTINGS_H
#define SETTINGS_H

#include <libgimp/gimp.h>

#include "choice.h"

/* The choice, initialized, becomes the one used last, in this session of GIMP
 * or one before; it stays where there is none. */
void     settings_last           (Choice           *choice);

/* Keeps it for the next call, on the disk at once. */
void     settings_remember       (const Choice     *choice);

/* Arguments 3, 4 and 5 of the procedure.  FALSE where one is out of its
 * range. */
gboolean settings_from_arguments (Choice           *choice,
                                  const GimpParam  *arguments,
                                  GError          **error);

/* Pairs of name=value, separated by spaces: temperature, decode (mean or
 * mode), strength (in percent), prepare (yes or no), layer-mode (normal or
 * lch-color), weights, hints, hints-layer and reach.  A value with spaces is
 * put in quotes; what is left out stays.  FALSE where one is unknown or out of
 * its range. */
gboolean settings_from_text      (Choice           *choice,
                                  const char       *text,
                                  GError          **error);

#endif
