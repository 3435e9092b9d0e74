/* Photos whose results would replace a photo, or each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CLASHES_H
#define CLASHES_H

#include <glib.h>

/* Gives each of them, in an array of Photo, a problem; takes out photos that
 * are named twice. */
void clashes_refuse (GPtrArray *photos);

#endif
