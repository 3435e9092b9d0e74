/* The colors of another photo: the paper's random baseline.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef ANOTHER_H
#define ANOTHER_H

#include "album.h"
#include "colorizer.h"

/* Those of the photo half an album away, as neighbors are often alike: the
 * album has at least two.
 * short_side: as of album_photo()
 * Free them with colorizer_colors_free().  Thread-safe. */
ColorizerColors * another_colors (Album   *album,
                                  guint    index,
                                  int      short_side,
                                  GError **error);

#endif
