/* The single color that does best for all photos: what a prediction that
 * looks at nothing could reach.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The true colors are counted in cells of a quarter of a unit of ab, so that
 * one pass over the photos is enough.  For it, the AuCs are off by less than
 * 0.02, and by a third of the share of the pixels that are quite black, whose
 * ab is exactly 0. */

#ifndef TINT_H
#define TINT_H

#include "tally.h"

typedef struct _Tint Tint;

Tint  * tint_new   (void);
void    tint_free  (Tint       *tint);

/* Counts one pixel. */
void    tint_add   (Tint       *tint,
                    Ab          truth);

/* Adds another one's pixels. */
void    tint_merge (Tint       *tint,
                    const Tint *other);

/* The bin with the largest balanced AuC if all pixels had its color.  Free
 * the tally of that with tally_free(). */
Tally * tint_best  (const Tint *tint);

#endif
