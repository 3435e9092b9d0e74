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
           .evidence   = affinity (pow (1.2 * far, 1.5), 20 + 7.5 * half,
                                   UNLIKE),
           .everywhere = MIN (1.25 * reach, 1),
           .residual   = affinity (0.175 * pow (2, half), STEP, UNLIKE)
         };
}

static gboolean
has_classes (const Grid *grid)
{
  return grid->scores->outputs == COLORIZER_CLASSES;
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
  place->alike = buffer_new (grid->cells.n);
  place->evidence = buffer_new (grid->cells.n);
  place->residual = buffer_new (grid->finer.n);
  if (place->alike && place->evidence && place->residual)
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
  buffer_free (place->alike);
  buffer_free (place->evidence);
  buffer_free (place->residual);
  g_free (place);
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

/* How alike the cells from first on, up to AT_ONCE, are to the places.
 * panels: of lay_out_roots()   roots: [AT_ONCE, CLASSES_PADDED], of use in
 * between */
static void
find_alike (const Grid  *grid,
            int          first,
            Place      **places,
            int          n,
            const float *panels,
            float       *roots)
{
  const Kernels *kernels = kernels_for_cpu ();
  int            rows    = MIN (AT_ONCE, grid->cells.width * grid->cells.height
                                - first);
  float          alike[AT_ONCE * BLOCK] = { 0 };
  Product        product =
  {
    .rows = rows, .k = CLASSES_PADDED, .blocks = 1,
    .a = roots, .a_stride = CLASSES_PADDED, .c = alike
  };

  kernels->root_shares (grid->scores->map.values
                        + (gsize) first * CLASSES_PADDED, rows, TEMPERATURE,
                        roots);
  for (int i = 0; i < n; i++)
    {
      if (i % BLOCK == 0)
        {
          product.b = panels + (gsize) i * CLASSES_PADDED;
          kernels->multiply (&product);
        }
      for (int k = 0; k < MIN (AT_ONCE, grid->cells.n - first); k++)
        places[i]->alike[first + k] = alike[k * BLOCK + i % BLOCK];
    }
}

/* out = the affinities of cells that are `alike` the place, straight from
 * it. */
static void
spread (const Cells    *cells,
        const Affinity *affinity,
        const Place    *place,
        const float    *alike,
        float          *out)
{
  for (int i = 0; i < cells->n; i++)
    {
      float dx = cells->x[i] - place->at[0], dy = cells->y[i] - place->at[1];

      out[i] = sqrtf (dx * dx + dy * dy);   /* hypotf() is slow */
    }
  kernels_for_cpu ()->affinity (affinity, place->at[2], out, cells->l, alike,
                                cells->n, out);
}

void
place_spread (const Grid     *grid,
              const Affinity *affinity,
              const Place    *place,
              float          *out)
{
  spread (&grid->cells, affinity, place, place->alike, out);
}

/* A finer row, bilinear, of two rows of cells. */
static void
make_finer_row (const float *near,
                const float *far,
                int          width,
                float       *mixed,
                float       *finer)
{
  for (int x = 0; x < width; x++)
    mixed[x] = 0.75f * near[x] + 0.25f * far[x];
  for (int x = 0; x < width; x++)
    {
      finer[2 * x] = 0.75f * mixed[x] + 0.25f * mixed[MAX (x - 1, 0)];
      finer[2 * x + 1] = 0.75f * mixed[x]
                         + 0.25f * mixed[MIN (x + 1, width - 1)];
    }
}

/* Sets the residual's affinities of a place.
 * finer: [grid->finer.n], of use in between */
static void
find_residual (const Grid     *grid,
               const Affinity *affinity,
               Place          *place,
               float          *finer)
{
  const Cells *cells = &grid->finer;
  int          width = grid->cells.width, height = grid->cells.height;
  float       *mixed = g_new (float, width);

  for (int y = 0; y < cells->height; y++)
    {
      int near = y / 2;
      int far  = CLAMP (y % 2 ? near + 1 : near - 1, 0, height - 1);

      make_finer_row (place->alike + near * width, place->alike + far * width,
                      width, mixed, finer + y * cells->width);
    }
  for (int i = cells->width * cells->height; i < cells->n; i++)
    finer[i] = 0;
  spread (cells, affinity, place, finer, place->residual);
  g_free (mixed);
}

/* Makes affinities of the distances: evidence, to the power of 1.5, ends more
 * sharply than the residual. */
static void
find_affinities (const Grid  *grid,
                 const Reach *reach,
                 Place       *place,
                 float       *finer)
{
  const Cells *cells = &grid->cells;

  for (int i = 0; i < cells->n; i++)
    place->evidence[i] *= sqrtf (place->evidence[i]);
  kernels_for_cpu ()->affinity (&reach->evidence, place->at[2],
                                place->evidence, cells->l, place->alike,
                                cells->n, place->evidence);
  find_residual (grid, &reach->residual, place, finer);
}

gboolean
places_find (const Grid  *grid,
             const Reach *reach,
             Place      **places,
             int          n)
{
  float   *panels = lay_out_roots (places, n);
  float   *roots  = buffer_new (AT_ONCE * CLASSES_PADDED);
  float   *finer  = buffer_new (grid->finer.n);
  gboolean done   = panels && roots && finer && detour_find (grid, places, n);

  if (done && has_classes (grid))
    {
      evidence_believe (grid->scores, places, n);
      for (int first = 0; first < grid->cells.n; first += AT_ONCE)
        find_alike (grid, first, places, n, panels, roots);
    }
  else
    for (int i = 0; i < n; i++)
      memset (places[i]->alike, 0, grid->cells.n * sizeof (float));
  for (int i = 0; done && i < n; i++)
    find_affinities (grid, reach, places[i], finer);
  buffer_free (finer);
  buffer_free (roots);
  buffer_free (panels);
  return done;
}
