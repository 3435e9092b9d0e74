/* The hints of a photo are kept with it, also in its file: as text, in a
 * parasite of its layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HINTS_PARASITE_H
#define HINTS_PARASITE_H

#include "colorizer.h"
#include "handles.h"

/* ColorizerHint; free it with g_array_unref().  Empty where there are none. */
GArray * hints_kept (Layer       photo);

/* The text of colorizer_hints_format() from now on; an empty one keeps none.
 * GIMP can undo it. */
void     hints_keep (Layer       photo,
                     const char *text);

#endif
