/* A weights file to evaluate.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Contender is never changed: thread-safe. */

#ifndef CONTENDER_H
#define CONTENDER_H

#include "colorizer.h"
#include "photo.h"

typedef struct
{
  char           *name;
  ColorizerModel *model;
  int             short_side;     /* of the input, 0: the model's */
} Contender;

/* path:       NULL for the bundled weights
 * short_side: of the network's input, a multiple of 8 from 8 to 1024, or 0
 * for the file's own. */
Contender       * contender_new       (const char       *name,
                                       const char       *path,
                                       int               short_side,
                                       GError          **error);
void              contender_free      (Contender        *contender);

/* TRUE for a network of the paper's L2 losses, whose prediction does not
 * depend on the temperature. */
gboolean          contender_decoded   (const Contender  *contender);

/* Free the scores with colorizer_scores_free(). */
ColorizerScores * contender_predict   (const Contender          *contender,
                                       const Photo              *photo,
                                       const ColorizerSettings  *settings,
                                       GError                  **error);

#endif
