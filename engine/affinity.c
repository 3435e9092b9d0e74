/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "affinity.h"
#include "buffer.h"
#include "detour.h"
#include "evidence.h"
#include "guide.h"
#include "scores.h"

#define AT_ONCE     64        /* cells whose distributions are compared */
#define TEMPERATURE 0.38f     /* of these, whatever the user's T is */
#define UNLIKE      1.5
#define STEP        28.0      /* sigma in L of the residual */

static Affinity
affinity (double distance,
          double lightness,
          double unlike)
{
  return (Affinity) { 1 / distance, 1 / (2 * lightness * lightness), unlike };
}

Reach
reach_of (double   reach,
          gboolean has_classes)
{
  double far  = 0.3 * pow (4, reach);
  double half = MIN (2 * reach, 1);

  if (! has_classes)
    return (Reach) { .residual = affinity (far, STEP, 0) }
  ;
  return (Reach)
         {
           .evidence   = affinity (far, 12.5 + 7.5 * half, UNLIKE),
           .everywhere = MIN (1.25 * reach, 1),
           .residual   = affinity (0.175 * pow (2, half), STEP, UNLIKE)
         };
}

static gboolean
has_classes (const Grid *grid)
{
  return grid->scores->outputs == COLORIZER_CLASSES;
}

/* A cell's L: the mean of the finer ones. */
static float
cell_lightness (const ColorizerScores *scores,
                int                    y,
                int                    x)
{
  const float *finer = scores->lightness
                       + ((gsize) GUIDE_FINER * y * scores->map.width + x)
                       * GUIDE_FINER;
  int          width = GUIDE_FINER * scores->map.width;

  return (finer[0] + finer[1] + finer[width] + finer[width + 1]) / 4;
}

gboolean
grid_init (Grid                  *grid,
           const ColorizerScores *scores)
{
  int   width = scores->map.width, height = scores->map.height;
  float side  = MIN (width, height);

  grid->scores = scores;
  grid->n = (height * width + BLOCK - 1) / BLOCK * BLOCK;
  grid->x = buffer_new (grid->n);
  grid->y = buffer_new (grid->n);
  grid->l = buffer_new (grid->n);
  if (! grid->x || ! grid->y || ! grid->l)
    return FALSE;
  for (int i = 0; i < grid->n; i++)
    {
      int cell = MIN (i, height * width - 1);

      grid->x[i] = (cell % width + 0.5f) / side;
      grid->y[i] = (cell / width + 0.5f) / side;
      grid->l[i] = cell_lightness (scores, cell / width, cell % width);
    }
  return TRUE;
}

void
grid_clear (Grid *grid)
{
  buffer_free (grid->x);
  buffer_free (grid->y);
  buffer_free (grid->l);
}

/* The four of height x width cells around a point, and their shares. */
static void
find_corners (double x,
              double y,
              int    width,
              int    height,
              int    corners[4],
              float  shares[4])
{
  double across = CLAMP (x * width - 0.5, 0, width - 1);
  double down   = CLAMP (y * height - 0.5, 0, height - 1);
  int    left   = (int) across, top = (int) down;
  int    right  = MIN (left + 1, width - 1);
  int    bottom = MIN (top + 1, height - 1);
  float  to_right = across - left, to_bottom = down - top;

  corners[0] = top * width + left;
  corners[1] = top * width + right;
  corners[2] = bottom * width + left;
  corners[3] = bottom * width + right;
  shares[0] = (1 - to_right) * (1 - to_bottom);
  shares[1] = to_right * (1 - to_bottom);
  shares[2] = (1 - to_right) * to_bottom;
  shares[3] = to_right * to_bottom;
}

/* L of the finer grid. */
static float
lightness_at (const ColorizerScores *scores,
              double                 x,
              double                 y)
{
  int   corners[4];
  float shares[4], sum = 0;

  find_corners (x, y, GUIDE_FINER * scores->map.width,
                GUIDE_FINER * scores->map.height, corners, shares);
  for (int i = 0; i < 4; i++)
    sum += shares[i] * scores->lightness[corners[i]];
  return sum;
}

static void
find_root (const ColorizerScores *scores,
           Place                 *place)
{
  float squares = 0;

  for (int i = 0; i < 4; i++)
    {
      float        roots[CLASSES_PADDED];
      const float *cell = scores->map.values
                          + (gsize) place->corners[i] * CLASSES_PADDED;

      kernels_for_cpu ()->root_shares (cell, 1, TEMPERATURE, roots);
      for (int class = 0; class < COLORIZER_CLASSES; class++)
        place->root[class] += place->shares[i] * roots[class];
    }
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    squares += place->root[class] * place->root[class];
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    place->root[class] /= sqrtf (squares);
}

gboolean
place_locate (const ColorizerScores *scores,
              double                 x,
              double                 y,
              Place                 *place)
{
  int          width = scores->map.width, height = scores->map.height;
  const float *seen  = scores->frame.seen;

  *place = (Place) { .x = x, .y = y };
  if (! frame_has (&scores->frame, x, y))
    return FALSE;
  x = CLAMP ((x - seen[FRAME_LEFT])
             / (1 - seen[FRAME_LEFT] - seen[FRAME_RIGHT]), 0, 1);
  y = CLAMP ((y - seen[FRAME_TOP])
             / (1 - seen[FRAME_TOP] - seen[FRAME_BOTTOM]), 0, 1);
  place->at[0] = x * width / MIN (width, height);
  place->at[1] = y * height / MIN (width, height);
  place->at[2] = lightness_at (scores, x, y);
  find_corners (x, y, width, height, place->corners, place->shares);
  return TRUE;
}

Place *
place_new (const Grid *grid,
           double      x,
           double      y,
           gboolean   *failed)
{
  Place *place = g_new (Place, 1);

  if (! place_locate (grid->scores, x, y, place))
    {
      place_free (place);
      return NULL;
    }
  if (has_classes (grid))
    find_root (grid->scores, place);
  place->evidence = buffer_new (grid->n);
  place->residual = buffer_new (grid->n);
  if (place->evidence && place->residual)
    return place;
  *failed = TRUE;
  place_free (place);
  return NULL;
}

void
place_free (Place *place)
{
  if (! place)
    return;
  buffer_free (place->evidence);
  buffer_free (place->residual);
  g_free (place);
}

float
place_value (const Place *place,
             const float *plane)
{
  float sum = 0;

  for (int i = 0; i < 4; i++)
    sum += place->shares[i] * plane[place->corners[i]];
  return sum;
}

float
places_alike (const Grid  *grid,
              const Place *one,
              const Place *other)
{
  float sum = 0;

  if (! has_classes (grid))
    return 1;
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    sum += one->root[class] * other->root[class];
  return sum;
}

/* The roots of the places, in panels of BLOCK beside each other:
 * [panels, CLASSES_PADDED, BLOCK]; NULL where there is not enough memory. */
static float *
lay_out_roots (Place *const *places,
               int           n)
{
  gsize  size   = (gsize) (n + BLOCK - 1) / BLOCK * BLOCK * CLASSES_PADDED;
  float *panels = buffer_new (size);

  if (! panels)
    return NULL;
  memset (panels, 0, size * sizeof (float));
  for (int i = 0; i < n; i++)
    for (int class = 0; class < COLORIZER_CLASSES; class++)
      panels[((gsize) i / BLOCK * CLASSES_PADDED + class) * BLOCK + i % BLOCK]
        = places[i]->root[class];
  return panels;
}

/* Makes affinities of the distances of n cells, a multiple of BLOCK, to the
 * place.  alike: [n, BLOCK], of which column is the place's */
static void
find_affinities (const Grid  *grid,
                 const Reach *reach,
                 int          first,
                 int          n,
                 const float *alike,
                 int          column,
                 Place       *place)
{
  const Kernels *kernels  = kernels_for_cpu ();
  float         *evidence = place->evidence + first;
  float         *residual = place->residual + first;
  float          own[AT_ONCE];

  for (int i = 0; i < n; i++)
    own[i] = alike[i * BLOCK + column];
  kernels->affinity (&reach->evidence, place->at[2], evidence,
                     grid->l + first, own, n, evidence);
  kernels->affinity (&reach->residual, place->at[2], residual,
                     grid->l + first, own, n, residual);
}

/* The affinities of the cells from first on, up to AT_ONCE.
 * panels: of lay_out_roots()   roots: [AT_ONCE, CLASSES_PADDED], of use in
 * between */
static void
find_strip (const Grid  *grid,
            const Reach *reach,
            int          first,
            Place      **places,
            int          n,
            const float *panels,
            float       *roots)
{
  const Kernels *kernels = kernels_for_cpu ();
  int            cells   = grid->scores->map.height * grid->scores->map.width;
  int            rows    = MIN (AT_ONCE, cells - first);
  float          alike[AT_ONCE * BLOCK] = { 0 };

  if (has_classes (grid))
    kernels->root_shares (grid->scores->map.values
                          + (gsize) first * CLASSES_PADDED, rows, TEMPERATURE,
                          roots);
  for (int i = 0; i < n; i++)
    {
      if (has_classes (grid) && i % BLOCK == 0)
        kernels->multiply (roots, CLASSES_PADDED,
                           panels + (gsize) i * CLASSES_PADDED,
                           CLASSES_PADDED, rows, FALSE, alike);
      find_affinities (grid, reach, first, MIN (AT_ONCE, grid->n - first),
                       alike, i % BLOCK, places[i]);
    }
}

/* Sets the residual of a place to the cells' distances. */
static void
find_straight (const Grid *grid,
               Place      *place)
{
  for (int i = 0; i < grid->n; i++)
    {
      float dx = grid->x[i] - place->at[0], dy = grid->y[i] - place->at[1];

      place->residual[i] = sqrtf (dx * dx + dy * dy);   /* hypotf() is slow */
    }
}

gboolean
places_find (const Grid  *grid,
             const Reach *reach,
             Place      **places,
             int          n)
{
  float   *panels = lay_out_roots (places, n);
  float   *roots  = buffer_new (AT_ONCE * CLASSES_PADDED);
  gboolean done   = panels && roots && detour_find (grid, places, n);

  if (has_classes (grid))
    evidence_believe (grid->scores, places, n);
  for (int i = 0; i < n; i++)
    find_straight (grid, places[i]);
  for (int first = 0; done && first < grid->n; first += AT_ONCE)
    find_strip (grid, reach, first, places, n, panels, roots);
  buffer_free (roots);
  buffer_free (panels);
  return done;
}
