/* Counts how near predicted colors come to the true ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef TALLY_H
#define TALLY_H

#include <glib.h>

#include "classes.h"

#define TALLY_SECTORS 8       /* of the true hue, 45 degrees each, from +a */

/* In percent but for the chromas.  NAN where no pixel tells. */
typedef struct
{
  double auc;                 /* share of the pixels whose ab lies within t of
                               * the truth, t = 0, 1, .. 150: the area below
                               * by the trapezoid rule, divided by 150 */
  double auc_balanced;        /* the mean of the AuC within each class of the
                               * truth that occurs */
  double chroma;              /* mean */
  double chroma_truth;
  double hue8;                /* the mean of the sectors that occur */
  double sectors[TALLY_SECTORS];  /* of the pixels whose true chroma is above
                               * 15, by true hue: the share of those predicted
                               * with a chroma above 5 and a hue within 45
                               * degrees of the truth */
  double hist;                /* intersection of the histograms of the true
                               * and the predicted classes */
} Figures;

typedef struct _Tally Tally;

Tally * tally_new     (void);
void    tally_free    (Tally       *tally);

/* Counts n pixels alike. */
void    tally_add     (Tally       *tally,
                       Ab           truth,
                       Ab           predicted,
                       guint64      n);

/* Adds another tally's pixels. */
void    tally_merge   (Tally       *tally,
                       const Tally *other);

Figures tally_figures (const Tally *tally);

#endif
