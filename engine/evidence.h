/* A hint as evidence about the classes, added to the scores.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "affinity.h"

/* A hint that counts: within the photo, and of a color that sRGB can show. */
typedef struct
{
  const Place *place;
  float        ab[2];
  float        strength;
  float        everywhere;    /* how much of its evidence comes to all cells */
} Dot;

/* The classes' shares at a place, T = 1, bilinear: [COLORIZER_CLASSES]. */
void     evidence_shares (const ColorizerScores   *scores,
                          const Place             *place,
                          float                   *shares);

/* Sets what the network believes at n places: their `believed`. */
void     evidence_believe (const ColorizerScores  *scores,
                           Place                 **places,
                           int                     n);

/* Decodes the scores with the evidence of n dots into colors a and b [cells].
 * FALSE where there is not enough memory. */
gboolean evidence_decode (const ColorizerScores   *scores,
                          const ColorizerSettings *settings,
                          const Dot               *dots,
                          int                      n,
                          float                   *a,
                          float                   *b);

#endif
