/* How much each cell of the grid resembles a hint's: near, of like L, of like
 * distribution over the classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef AFFINITY_H
#define AFFINITY_H

#include "colorizer.h"
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
  float *evidence;                /* affinities of the cells, in all of them a
                                   * multiple of BLOCK */
  float *residual;
} Place;

/* The grid as the kernel sees it. */
typedef struct
{
  const ColorizerScores *scores;
  int                    n;         /* cells, rounded up to blocks */
  float                 *x, *y, *l; /* [n]: in short sides, and L */
} Grid;

Reach    reach_of           (double       reach,
                             gboolean     has_classes);

/* FALSE where there is not enough memory. */
gboolean grid_init          (Grid                  *grid,
                             const ColorizerScores *scores);
void     grid_clear         (Grid                  *grid);

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

/* What a plane of the cells has at the place. */
float    place_value        (const Place *place,
                             const float *plane);

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
