/* The 313 colour classes of the paper (section 2.2): the bins of a grid of
 * step 10 in ab that sRGB can show.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BINS_H
#define BINS_H

#define BINS_COUNT  313
#define BINS_PADDED 320       /* a multiple of what the kernels work on */

/* The ab of the classes' centres, ordered by a, then b.  Thread-safe. */
void bins_centres (float centres[BINS_COUNT][2]);

#endif
