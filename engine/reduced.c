/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "buffer.h"
#include "reduced.h"

/* The pixels that one cell of a row covers, and how much of the cell the
 * first and the last of them are; those between are a step each. */
typedef struct
{
  int   first;
  int   last;
  float first_share;
  float last_share;
} Span;

struct _Reduced
{
  int    photo_width;
  int    photo_height;
  int    width;
  int    height;
  int    rows_added;          /* of the photo */
  Span  *spans;               /* [width] */
  int    row;                 /* of cells, that is being added up */
  float *light;               /* [photo_width]: L of its pixels, weighted by
                               * alpha and height */
  float *weights;             /* [photo_width]: of these */
  float *sum;                 /* [2, height, width]: the same of each cell */
};

/* Length of what from..from + length shares with cell..cell + 1. */
static float
overlap (double from,
         double length,
         int    cell)
{
  return MAX (MIN (from + length, cell + 1) - MAX (from, cell), 0);
}

static Span
span (int cell,
      int cells,
      int pixels)
{
  double step = (double) cells / pixels;
  Span   result;

  result.first = cell / step;
  result.last = MIN ((int) ((cell + 1) / step), pixels - 1);
  result.first_share = overlap (result.first * step, step, cell);
  result.last_share = overlap (result.last * step, step, cell);
  return result;
}

static gsize
area (const Reduced *reduced)
{
  return (gsize) reduced->height * reduced->width;
}

Reduced *
reduced_new (int photo_width,
             int photo_height,
             int width,
             int height)
{
  Reduced *reduced = g_new0 (Reduced, 1);

  reduced->photo_width = photo_width;
  reduced->photo_height = photo_height;
  reduced->width = width;
  reduced->height = height;
  reduced->spans = g_new (Span, width);
  for (int cell = 0; cell < width; cell++)
    reduced->spans[cell] = span (cell, width, photo_width);
  reduced->light = g_new0 (float, photo_width);
  reduced->weights = g_new0 (float, photo_width);
  reduced->sum = buffer_new (2 * area (reduced));
  if (! reduced->sum)
    {
      reduced_free (reduced);
      return NULL;
    }
  memset (reduced->sum, 0, 2 * area (reduced) * sizeof (float));
  return reduced;
}

void
reduced_free (Reduced *reduced)
{
  if (! reduced)
    return;
  g_free (reduced->spans);
  g_free (reduced->light);
  g_free (reduced->weights);
  buffer_free (reduced->sum);
  g_free (reduced);
}

int
reduced_width (const Reduced *reduced)
{
  return reduced->width;
}

int
reduced_height (const Reduced *reduced)
{
  return reduced->height;
}

/* The pixels of each cell, times how much of it they are. */
static void
sum_columns (const Reduced *reduced,
             const float   *pixels,
             float         *cells)
{
  float step = (float) reduced->width / reduced->photo_width;

  for (int cell = 0; cell < reduced->width; cell++)
    {
      Span  span = reduced->spans[cell];
      float sum  = 0;

      for (int x = span.first; x <= span.last; x++)
        sum += pixels[x] * (x == span.first ? span.first_share
                            : x == span.last ? span.last_share : step);
      cells[cell] = sum;
    }
}

static void
end_row (Reduced *reduced)
{
  gsize  n   = reduced->photo_width;
  float *sum = reduced->sum + (gsize) reduced->row * reduced->width;

  sum_columns (reduced, reduced->light, sum);
  sum_columns (reduced, reduced->weights, sum + area (reduced));
  memset (reduced->light, 0, n * sizeof (float));
  memset (reduced->weights, 0, n * sizeof (float));
  reduced->row++;
}

static void
add_pixels (const float *pixels,
            float        weight,
            int          n,
            float       *sums)
{
  for (int i = 0; i < n; i++)
    sums[i] += weight * pixels[i];
}

/* Pixels are summed over the cell's height first, which is the same for all of
 * them, and seldom over its width. */
void
reduced_add_row (Reduced     *reduced,
                 const float *light,
                 const float *weights)
{
  double step = (double) reduced->height / reduced->photo_height;
  double top  = reduced->rows_added * step;
  int    last = MIN ((int) (top + step), reduced->height - 1);
  int    n    = reduced->photo_width;

  for (int row = top; row <= last; row++)
    {
      float height = overlap (top, step, row);

      if (row > reduced->row)
        end_row (reduced);
      add_pixels (light, height, n, reduced->light);
      add_pixels (weights, height, n, reduced->weights);
    }
  reduced->rows_added++;
  if (reduced->rows_added == reduced->photo_height)
    end_row (reduced);
}

float *
reduced_means (const Reduced *reduced)
{
  gsize        n     = area (reduced);
  const float *light = reduced->sum;
  float       *means = buffer_new (n);

  if (! means)
    return NULL;
  for (gsize i = 0; i < n; i++)
    means[i] = light[n + i] > 1e-6f ? light[i] / light[n + i] : REDUCED_UNSEEN;
  return means;
}
