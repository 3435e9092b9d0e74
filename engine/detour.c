/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include "buffer.h"
#include "detour.h"
#include "scores.h"

#define EDGE     5.0f         /* steps of L that make a way twice as long */
#define DIAGONAL 1.41421356f
#define ROUNDS   2            /* there and back */

/* A block of places at a time, beside each other. */
typedef struct
{
  const Grid *grid;
  int         width;
  int         height;
  float      *away;           /* [height, width, BLOCK] */
} Ways;

static float
length_of (float distance,
           float step)
{
  return distance * (1 + fabsf (step) / EDGE);
}

/* Lowers the distances of a cell to what those of a neighbor allow. */
static void
relax (const Ways *ways,
       int         x,
       int         y,
       int         dx,
       int         dy)
{
  const float *l     = ways->grid->cells.l;
  int          cell  = y * ways->width + x;
  int          other = cell + dy * ways->width + dx;
  float       *own   = ways->away + (gsize) cell * BLOCK;
  const float *from  = ways->away + (gsize) other * BLOCK;
  float        length;

  if (x + dx < 0 || x + dx >= ways->width
      || y + dy < 0 || y + dy >= ways->height)
    return;
  length = length_of ((dx && dy ? DIAGONAL : 1)
                      / MIN (ways->width, ways->height), l[cell] - l[other]);
  for (int i = 0; i < BLOCK; i++)
    own[i] = MIN (own[i], from[i] + length);
}

/* Through all cells, from the first to the last or back, each from the
 * neighbors that were before it. */
static void
sweep (const Ways *ways,
       int         direction)
{
  int n = ways->width * ways->height;

  for (int i = 0; i < n; i++)
    {
      int cell = direction > 0 ? i : n - 1 - i;
      int x    = cell % ways->width, y = cell / ways->width;

      relax (ways, x, y, -direction, 0);
      relax (ways, x, y, -direction, -direction);
      relax (ways, x, y, 0, -direction);
      relax (ways, x, y, direction, -direction);
    }
}

/* The ways begin at the cells around each place. */
static void
begin (const Ways *ways,
       Place     **places,
       int         n)
{
  const Cells *cells = &ways->grid->cells;

  for (gsize i = 0; i < (gsize) ways->width * ways->height * BLOCK; i++)
    ways->away[i] = FLT_MAX / 2;
  for (int i = 0; i < n; i++)
    for (int k = 0; k < 4; k++)
      {
        const float *at     = places[i]->at;
        int          corner = places[i]->corners[k];
        float        away   = length_of (hypotf (cells->x[corner] - at[0],
                                                 cells->y[corner] - at[1]),
                                         cells->l[corner] - at[2]);
        float       *own    = ways->away + (gsize) corner * BLOCK + i;

        *own = MIN (*own, away);
      }
}

static void
find_block (const Ways *ways,
            Place     **places,
            int         n)
{
  begin (ways, places, n);
  for (int i = 0; i < ROUNDS; i++)
    {
      sweep (ways, 1);
      sweep (ways, -1);
    }
  for (int i = 0; i < n; i++)
    for (int cell = 0; cell < ways->grid->cells.n; cell++)
      {
        int there = MIN (cell, ways->width * ways->height - 1);

        places[i]->evidence[cell] = ways->away[(gsize) there * BLOCK + i];
      }
}

gboolean
detour_find (const Grid *grid,
             Place     **places,
             int         n)
{
  const Map *map  = &grid->scores->map;
  Ways       ways = { grid, map->width, map->height, NULL };

  ways.away = buffer_new ((gsize) map->width * map->height * BLOCK);
  if (! ways.away)
    return FALSE;
  for (int i = 0; i < n; i += BLOCK)
    find_block (&ways, places + i, MIN (BLOCK, n - i));
  buffer_free (ways.away);
  return TRUE;
}
