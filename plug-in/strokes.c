/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "strokes.h"

#define CELLS   128           /* to the photo's longer side: a stroke is found
                               * by the cells that it touches */
#define OPAQUE  0.5f
#define ALIKE   12.0          /* ab units between cells of one stroke */
#define SPACING 12.0          /* cells between the dots of a stroke */
#define MOST    8             /* dots of a stroke */

/* Sums over the opaque pixels of a cell. */
typedef struct
{
  int    n;
  double x, y;
  double a, b;
  int    stroke;              /* 0: none yet */
} Cell;

struct _Strokes
{
  int   width;                /* of the photo */
  int   height;
  int   columns;
  int   rows;
  Cell *cells;                /* [rows, columns] */
};

Strokes *
strokes_new (int width,
             int height)
{
  Strokes *strokes = g_new (Strokes, 1);
  double   longer  = MAX (width, height);

  *strokes = (Strokes)
  {
    .width   = width,
    .height  = height,
    .columns = MAX (ceil (CELLS * width / longer), 1),
    .rows    = MAX (ceil (CELLS * height / longer), 1)
  };
  strokes->cells = g_new0 (Cell, strokes->columns * strokes->rows);
  return strokes;
}

void
strokes_free (Strokes *strokes)
{
  if (! strokes)
    return;
  g_free (strokes->cells);
  g_free (strokes);
}

/* Where strokes meet, a cell is the first one's: it does not mix colors. */
static void
add_pixel (Strokes     *strokes,
           int          x,
           int          y,
           const float *rgba)
{
  int   column = (gint64) x * strokes->columns / strokes->width;
  int   row    = (gint64) y * strokes->rows / strokes->height;
  Cell *cell   = strokes->cells + row * strokes->columns + column;
  float lab[3];

  colorizer_lab_from_rgb (rgba, lab);
  if (cell->n > 0 && hypot (cell->a / cell->n - lab[1],
                            cell->b / cell->n - lab[2]) > ALIKE)
    return;
  cell->n++;
  cell->x += (x + 0.5) / strokes->width;
  cell->y += (y + 0.5) / strokes->height;
  cell->a += lab[1];
  cell->b += lab[2];
}

void
strokes_add_row (Strokes     *strokes,
                 int          x,
                 int          y,
                 int          n,
                 const float *rgba)
{
  if (y < 0 || y >= strokes->height)
    return;
  for (int i = MAX (0, -x); i < n && x + i < strokes->width; i++)
    if (rgba[4 * i + 3] > OPAQUE)
      add_pixel (strokes, x + i, y, rgba + 4 * i);
}

static ColorizerHint
dot_of (const Cell *cell)
{
  return (ColorizerHint) { cell->x / cell->n, cell->y / cell->n,
                           cell->a / cell->n, cell->b / cell->n, 1 };
}

/* Puts all cells that hang together with the first into its stroke, and into
 * the array. */
static void
follow (const Strokes *strokes,
        Cell          *first,
        int            stroke,
        GPtrArray     *cells)
{
  first->stroke = stroke;
  g_ptr_array_add (cells, first);
  for (guint next = 0; next < cells->len; next++)
    {
      Cell          *cell = cells->pdata[next];
      int            at   = cell - strokes->cells;
      ColorizerHint  here = dot_of (cell);

      for (int i = 0; i < 9; i++)
        {
          int           column = at % strokes->columns + i % 3 - 1;
          int           row    = at / strokes->columns + i / 3 - 1;
          Cell         *other  = strokes->cells + row * strokes->columns
                                 + column;
          ColorizerHint there;

          if (column < 0 || column >= strokes->columns || row < 0
              || row >= strokes->rows || other->n == 0 || other->stroke != 0)
            continue;
          there = dot_of (other);
          if (hypot (here.a - there.a, here.b - there.b) > ALIKE)
            continue;
          other->stroke = stroke;
          g_ptr_array_add (cells, other);
        }
    }
}

/* In cells, to the nearest of the dots from first on. */
static double
distance (const Strokes       *strokes,
          const ColorizerHint *dot,
          const GArray        *dots,
          guint                first)
{
  double least = INFINITY;

  for (guint i = first; i < dots->len; i++)
    {
      const ColorizerHint *other = &g_array_index (dots, ColorizerHint, i);

      least = MIN (least, hypot ((dot->x - other->x) * strokes->columns,
                                 (dot->y - other->y) * strokes->rows));
    }
  return least;
}

/* Each dot is the cell that is farthest from those before: the first is the
 * stroke's first. */
static void
add_dots (const Strokes   *strokes,
          const GPtrArray *cells,
          GArray          *dots)
{
  guint first = dots->len;

  while (dots->len < first + MOST && dots->len < COLORIZER_MAX_HINTS)
    {
      double        most = 0;
      ColorizerHint best = { 0 };

      for (guint i = 0; i < cells->len; i++)
        {
          ColorizerHint dot  = dot_of (cells->pdata[i]);
          double        away = distance (strokes, &dot, dots, first);

          if (away > most)
            {
              most = away;
              best = dot;
            }
        }
      if (most < SPACING)
        return;
      g_array_append_val (dots, best);
    }
}

GArray *
strokes_dots (const Strokes *strokes)
{
  GArray *dots   = g_array_new (FALSE, FALSE, sizeof (ColorizerHint));
  int     stroke = 0;

  for (int i = 0; i < strokes->columns * strokes->rows; i++)
    if (strokes->cells[i].n > 0 && strokes->cells[i].stroke == 0)
      {
        GPtrArray *cells = g_ptr_array_new ();

        follow (strokes, &strokes->cells[i], ++stroke, cells);
        add_dots (strokes, cells, dots);
        g_ptr_array_unref (cells);
      }
  return dots;
}
