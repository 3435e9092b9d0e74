/* The dots that a user sets in a photo, each with a color that is known there,
 * and what was done to them, step by step, to undo it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DOTS_H
#define DOTS_H

#include "colorizer.h"

#define DOTS_NONE -1

typedef struct _Dots Dots;

/* Told of every change, also of which dot is selected. */
typedef void (* DotsChanged) (gpointer data);

/* Begins with these; they are no step.  changed is not told of them. */
Dots                * dots_new       (const ColorizerHint *hints,
                                      int                  n,
                                      DotsChanged          changed,
                                      gpointer             data);
void                  dots_free      (Dots                *dots);

int                   dots_count     (const Dots          *dots);

/* All of them, until the next change. */
const ColorizerHint * dots_hints     (const Dots          *dots);

/* Which one the keys are about, or DOTS_NONE. */
int                   dots_selected  (const Dots          *dots);
void                  dots_select    (Dots                *dots,
                                      int                  which);

/* A step.  The new dot is the last one, and selected.  FALSE where there are
 * COLORIZER_MAX_HINTS already. */
gboolean              dots_add       (Dots                *dots,
                                      const ColorizerHint *hint);

/* The next dots_set() begins a step; all others go on with it. */
void                  dots_begin     (Dots                *dots);
void                  dots_set       (Dots                *dots,
                                      int                  which,
                                      const ColorizerHint *hint);

/* Steps.  No dot is selected then. */
void                  dots_remove    (Dots                *dots,
                                      int                  which);
void                  dots_clear     (Dots                *dots);

/* Takes the last step back, or takes it again.  Nothing where there is
 * none. */
void                  dots_undo      (Dots                *dots);
void                  dots_redo      (Dots                *dots);

#endif
