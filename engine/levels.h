/* The contrast of faded and of dark photos.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef LEVELS_H
#define LEVELS_H

#include <glib.h>

/* Stretches lightness [n], L in 0..100, in place where its range is narrow,
 * and moves its middle towards that of most photos, the more the narrower it
 * was; REDUCED_UNSEEN stays.  FALSE where there is not enough memory. */
gboolean levels_stretch (float *lightness,
                         gsize  n);

#endif
