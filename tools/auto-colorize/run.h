/* All photos, several at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef RUN_H
#define RUN_H

#include "colorizer.h"
#include "options.h"
#include "photos.h"

/* Colors every photo, reporting on each, until all are done or the user stops
 * it.  Returns whether one failed. */
gboolean run_photos (const ColorizerModel *model,
                     const Options        *options,
                     const Photos         *photos);

#endif
