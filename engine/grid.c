/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "grid.h"
#include "guide.h"
#include "kernels.h"
#include "scores.h"

/* All of height x width cells but their L; FALSE where there is not enough
 * memory. */
static gboolean
cells_init (Cells *cells,
            int    height,
            int    width)
{
  float side = MIN (width, height);

  cells->width = width;
  cells->height = height;
  cells->n = (height * width + BLOCK - 1) / BLOCK * BLOCK;
  cells->x = buffer_new (cells->n);
  cells->y = buffer_new (cells->n);
  cells->l = buffer_new (cells->n);
  if (! cells->x || ! cells->y || ! cells->l)
    return FALSE;
  for (int i = 0; i < cells->n; i++)
    {
      int cell = MIN (i, height * width - 1);

      cells->x[i] = (cell % width + 0.5f) / side;
      cells->y[i] = (cell / width + 0.5f) / side;
    }
  return TRUE;
}

static void
cells_clear (Cells *cells)
{
  buffer_free (cells->x);
  buffer_free (cells->y);
  buffer_free (cells->l);
}

gboolean
grid_init (Grid                  *grid,
           const ColorizerScores *scores)
{
  int    width = scores->map.width, height = scores->map.height;
  Cells *cells = &grid->cells, *finer = &grid->finer;

  grid->scores = scores;
  if (! cells_init (cells, height, width)
      || ! cells_init (finer, GUIDE_FINER * height, GUIDE_FINER * width))
    return FALSE;
  for (int i = 0; i < finer->n; i++)
    finer->l[i] = scores->lightness[MIN (i, finer->height * finer->width - 1)];
  for (int i = 0; i < cells->n; i++)
    cells->l[i] = guide_cell_mean (scores->lightness, width,
                                   MIN (i, height * width - 1));
  return TRUE;
}

void
grid_clear (Grid *grid)
{
  cells_clear (&grid->cells);
  cells_clear (&grid->finer);
}
