/* The places of one photo's hints, found once and kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PLACES_H
#define PLACES_H

#include "affinity.h"

struct _ColorizerPlaces
{
  Grid       grid;
  double     setting;         /* that the affinities are found for */
  Reach      reach;
  GPtrArray *found;           /* of Place */
};

/* Finds the places of the hints and forgets all others: NULL where there is
 * not enough memory, else one for each hint, NULL for one on the border.
 * They belong to places; free the array with g_free(). */
Place ** places_of (ColorizerPlaces     *places,
                    const ColorizerHint *hints,
                    int                  n,
                    double               reach);

#endif
