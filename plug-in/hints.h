/* The hints of a layer: of a text, and of strokes on another layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HINTS_H
#define HINTS_H

#include "choice.h"
#include "handles.h"

/* ColorizerHint; free it with g_array_unref().  NULL and an error for a text
 * that is none, a layer that is not there, or one without strokes. */
GArray * hints_of (Layer          photo,
                   const Choice  *choice,
                   GError       **error);

#endif
