/* The dots of a printed picture, which the network would take for texture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SCREEN_H
#define SCREEN_H

#include <glib.h>

/* Whether a grid of L, REDUCED_UNSEEN where transparent, has such dots nearly
 * everywhere. */
gboolean screen_is_printed (const float *lightness,
                            int          width,
                            int          height);

/* Blurs the grid until the dots are gone.  FALSE where there is not enough
 * memory. */
gboolean screen_remove     (float       *lightness,
                            int          width,
                            int          height);

#endif
