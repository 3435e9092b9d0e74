/* A prediction in a thread of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PREDICTION_H
#define PREDICTION_H

#include "colorizer.h"

typedef struct _Prediction Prediction;

/* Starts predicting; model and input stay the caller's and must live until
 * prediction_free(). */
Prediction      * prediction_new         (const ColorizerModel *model,
                                          const ColorizerInput *input,
                                          const ColorizerSettings *settings);

/* Cancels a prediction that still runs. */
void              prediction_free        (Prediction           *prediction);

/* The share that is done, 0..1; 1 once it has ended. */
double            prediction_fraction    (Prediction           *prediction);
gboolean          prediction_has_ended   (Prediction           *prediction);

/* The scores of a prediction that has ended, now the caller's; once only. */
ColorizerScores * prediction_take_scores (Prediction           *prediction,
                                          GError              **error);

#endif
