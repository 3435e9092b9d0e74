/* Photos as they are, and in false colors, as files that tell nothing of which
 * is which.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef GALLERY_H
#define GALLERY_H

#include "album.h"
#include "contender.h"

typedef struct
{
  GHashTable *pictures;       /* name: GBytes of a JPEG file; the name comes
                               * from what is in it */
  guint       n_photos;
  GString    *photos;         /* JSON, [n_photos]: the names of each photo's
                               * pictures "truth", "ours" (the contender's
                               * colors), "random" (another photo's) */
} Gallery;

/* A photo that is in the album twice is taken once.
 * side: short side that the photos are reduced to */
Gallery * gallery_new  (Album                    *album,
                        const Contender          *contender,
                        const ColorizerSettings  *settings,
                        int                       side,
                        GError                  **error);
void      gallery_free (Gallery                  *gallery);

#endif
