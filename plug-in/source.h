/* Which photo a layer of colors was made from, so that it can be colored again
 * where its colors are what is selected.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SOURCE_H
#define SOURCE_H

#include "handles.h"

/* Kept with the image, also in its file. */
void  source_note (Layer result,
                   Layer photo);

/* The photo of a layer of colors, where it is still in the image; else the
 * layer itself. */
Layer source_of   (Layer layer);

#endif
