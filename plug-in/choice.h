/* The weights that a user may choose from: the bundled ones, called "", and
 * each NAME.weights in the folder auto-colorize of GIMP's own folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CHOICE_H
#define CHOICE_H

#include "colorizer.h"

#define CHOICE_BUNDLED ""

/* All names, the bundled ones' first, then by alphabet, ended by NULL; free
 * them with g_strfreev(). */
char          ** choice_names (void);

/* Opens the weights of this name.  COLORIZER_ERROR_ARGUMENT where there are
 * none; else as colorizer_model_open(). */
ColorizerModel * choice_open  (const char  *name,
                               GError     **error);

#endif
