/* What hints are worth: some pixels' true colors are given, and the others are
 * judged.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HINTS_H
#define HINTS_H

#include "album.h"
#include "contender.h"

#define HINTS_SIDE 256        /* the photos' usual short side */

/* Prints CSV: for each method, number of hints and protocol the means over
 * every n-th photo.
 *   random  hints at random places: psnr, ab_error
 *   worst   each hint where the error was largest, over 9 x 9 pixels
 *   red     one red hint in the middle of a segment of like true color: how
 *           much of the way the segment goes to it (take), and how much of the
 *           dot's change comes 4 to 16 pixels outside the segment (outside)
 *           and to all pixels farther away (others)
 *   likely  not a hint: the share, in percent, of 8 random points whose true
 *           color lies within 15 of one of that many likely colors (take), and
 *           of those with a chroma above 20 (others)
 * missed is how far the color at a hint's pixel is from the hint's.
 * counts: numbers of hints, each up to COLORIZER_MAX_HINTS
 * side: short side that the photos are reduced to */
gboolean hints_run (Album                    *album,
                    const Contender          *contender,
                    const ColorizerSettings  *settings,
                    const GArray             *counts,
                    int                       side,
                    int                       every,
                    GError                  **error);

#endif
