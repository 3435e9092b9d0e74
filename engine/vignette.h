/* Old lenses and enlargers left the corners dark.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VIGNETTE_H
#define VIGNETTE_H

/* Lightens what is far from the middle, in place, where L falls towards all
 * corners more than it does in most photos.
 * lightness: [height, width], L in 0..100; REDUCED_UNSEEN stays */
void vignette_lighten (float *lightness,
                       int    width,
                       int    height);

#endif
