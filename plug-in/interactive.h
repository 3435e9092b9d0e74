/* The procedure with its dialog.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef INTERACTIVE_H
#define INTERACTIVE_H

#include <libgimp/gimp.h>

#include "colorizer.h"

/* Lets the user choose the weights and the settings, which start as given,
 * and predicts the layer's colours meanwhile.  Returns the scores and sets
 * *weights to the chosen name, a new string; NULL where the user cancels. */
ColorizerScores * interactive_predict (gint32              layer,
                                       char              **weights,
                                       ColorizerSettings  *settings);

#endif
