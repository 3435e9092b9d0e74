/* How much each cell of the grid resembles a hint's: near, of like L, of like
 * distribution over the classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef AFFINITY_H
#define AFFINITY_H

#include "grid.h"
#include "kernels.h"

/* How far hints reach at a setting of 0..1. */
typedef struct
{
  Affinity evidence;              /* of what is added to the scores */
  float    everywhere;            /* how much of it may come to all cells */
  Affinity residual;              /* of what is added to the colors */
} Reach;

/* A hint's place on the grid, and what it means to the cells. */
typedef struct
{
  double x, y;                    /* as in ColorizerHint */
  float  at[3];                   /* x and y in short sides, and L */
  int    corners[4];              /* the cells around it */
  float  shares[4];               /* of each, which sum to 1: bilinear */
  float  root[CLASSES_PADDED];    /* of root_shares() here */
  float  believed[COLORIZER_CLASSES];   /* 1/313 + (G p) (q) */
  float *alike;                   /* [grid->cells.n]: to the cells */
  float *evidence;                /* [grid->cells.n]: their affinities */
  float *residual;                /* [grid->finer.n]: of the finer ones */
} Place;

Reach    reach_of           (double       reach,
                             gboolean     has_classes);

/* Finds the place (x, y) of a photo, 0..1, without its root and affinities;
 * FALSE in what is the photo's border. */
gboolean place_locate       (const ColorizerScores *scores,
                             double                 x,
                             double                 y,
                             Place                 *place);

/* The same with its root and with memory for its affinities.  NULL on the
 * border, or where there is not enough memory, which sets *failed. */
Place  * place_new          (const Grid  *grid,
                             double       x,
                             double       y,
                             gboolean    *failed);
void     place_free         (Place       *place);

/* As place->residual, but of the cells themselves: [grid->cells.n]. */
void     place_spread       (const Grid     *grid,
                             const Affinity *affinity,
                             const Place    *place,
                             float          *out);

/* How alike the distributions of two places are: 1 for a network that has
 * none. */
float    places_alike       (const Grid  *grid,
                             const Place *one,
                             const Place *other);

/* Computes the affinities of n places. */
gboolean places_find        (const Grid  *grid,
                             const Reach *reach,
                             Place      **places,
                             int          n);

#endif
