/* What the network should see of a scan.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PREPARE_H
#define PREPARE_H

#include "colorizer.h"
#include "frame.h"

/* What the network is given, and where that is in the scan. */
typedef struct
{
  int    width;
  int    height;
  float *lightness;           /* [height, width]: the photo's own L */
  float *seen;                /* [height, width]: what the network sees */
  Frame  frame;
} Prepared;

/* The whole photo as it is or, where it is to be prepared, without a uniform
 * border and printed dots, and with its levels stretched where they are
 * narrow.
 * Errors: COLORIZER_ERROR_ARGUMENT where rows are missing, _MEMORY. */
gboolean prepare       (const ColorizerInput  *input,
                        gboolean               wanted,
                        Prepared              *prepared,
                        GError               **error);

/* Not the struct itself. */
void     prepare_clear (Prepared              *prepared);

#endif
