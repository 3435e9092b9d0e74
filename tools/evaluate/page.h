/* A page that repeats the paper's test of people: which of two pictures has
 * the false colors?
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PAGE_H
#define PAGE_H

#include "album.h"
#include "contender.h"

#define PAGE_SIDE 256         /* the photos' usual short side, as the paper's */

/* Writes index.html and pictures/ into a folder that is empty or not there
 * yet, and prints what a judge will see.
 * side: short side that the photos are reduced to */
gboolean page_write (Album                    *album,
                     const Contender          *contender,
                     const ColorizerSettings  *settings,
                     int                       side,
                     const char               *folder,
                     GError                  **error);

#endif
