/* The dialog's work: a photo is read part by part from the main loop, then its
 * colors are predicted in a thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef WORK_H
#define WORK_H

#include "dialog.h"

typedef struct _Work Work;

/* Told of every step forward, and of the end. */
typedef void (* WorkChanged) (gpointer data);

/* Does nothing before work_start().  photo must outlive it. */
Work                  * work_new         (const DialogPhoto *photo,
                                          WorkChanged        changed,
                                          gpointer           data);

/* Also stops it. */
void                    work_free        (Work              *work);

/* Begins anew, with the weights of this index. */
void                    work_start       (Work              *work,
                                          int                weights);

/* Predicts anew where the settings that the prediction depends on are others
 * than before; before work_start() it only notes them. */
void                    work_use         (Work                    *work,
                                          const ColorizerSettings *settings);

/* Where it is: reading (a share of 0), predicting, or at its end, with scores
 * or with a problem, one sentence; NULL where there is none. */
double                  work_fraction    (const Work        *work);
const ColorizerScores * work_scores      (const Work        *work);
const char            * work_problem     (const Work        *work);

/* Decodes the scores with n hints; NULL where there are none, or not enough
 * memory.  What it finds out about a hint's place is kept for the next
 * call. */
ColorizerColors       * work_decode      (Work                    *work,
                                          const ColorizerSettings *settings,
                                          const ColorizerHint     *hints,
                                          int                      n);

/* The scores, now the caller's. */
ColorizerScores       * work_take_scores (Work              *work);

#endif
