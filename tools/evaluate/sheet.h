/* A contact sheet: of each photo, gray, ours and the truth.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SHEET_H
#define SHEET_H

#include "colorizer.h"
#include "photo.h"

typedef struct _Sheet Sheet;

/* For the first of n_photos, as many as it shows. */
Sheet  * sheet_new   (guint                  n_photos);
void     sheet_free  (Sheet                 *sheet);

/* Draws one photo; does nothing for one beyond the last that it shows.
 * Several threads may draw different photos at once. */
gboolean sheet_draw  (Sheet                 *sheet,
                      guint                  index,
                      const Photo           *photo,
                      const ColorizerColors *colors,
                      GError               **error);

/* Writes a PNG. */
gboolean sheet_write (const Sheet           *sheet,
                      const char            *path,
                      GError               **error);

#endif
