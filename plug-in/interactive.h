/* The procedure with its dialog.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef INTERACTIVE_H
#define INTERACTIVE_H

#include "choice.h"
#include "handles.h"

/* Lets the user choose, from what the choice is on, for n layers of which this
 * is the first, and predicts its colors meanwhile.  The hints, which are those
 * of this layer, begin with what is kept of it.  Returns the scores; NULL
 * where the user cancels. */
ColorizerScores * interactive_predict (Layer   layer,
                                       int     n,
                                       Choice *choice);

#endif
