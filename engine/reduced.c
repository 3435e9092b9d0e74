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
  float *row_sum;             /* [2, width] of the photo's present row */
  float *sum;                 /* [2, height, width]: L weighted by alpha and
                               * area, and the weights */
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
  reduced->row_sum = g_new (float, 2 * width);
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
  g_free (reduced->row_sum);
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

static void
sum_row (Reduced     *reduced,
         const float *lightness,
         const float *rgba)
{
  float step = (float) reduced->width / reduced->photo_width;

  for (int cell = 0; cell < reduced->width; cell++)
    {
      Span  span  = reduced->spans[cell];
      float light = 0, weights = 0;

      for (int x = span.first; x <= span.last; x++)
        {
          float alpha  = rgba[4 * x + 3] > 0 ? MIN (rgba[4 * x + 3], 1) : 0;
          float share  = x == span.first ? span.first_share
                         : x == span.last ? span.last_share : step;
          float weight = alpha * share;

          light += weight * CLAMP (lightness[x], 0, 100);
          weights += weight;
        }
      reduced->row_sum[cell] = light;
      reduced->row_sum[reduced->width + cell] = weights;
    }
}

void
reduced_add_row (Reduced     *reduced,
                 const float *lightness,
                 const float *rgba)
{
  double step = (double) reduced->height / reduced->photo_height;
  double top  = reduced->rows_added * step;
  int    last = MIN ((int) (top + step), reduced->height - 1);

  sum_row (reduced, lightness, rgba);
  for (int cell = top; cell <= last; cell++)
    {
      float  weight  = overlap (top, step, cell);
      float *light   = reduced->sum + cell * reduced->width;
      float *weights = light + area (reduced);

      for (int i = 0; i < reduced->width; i++)
        {
          light[i] += weight * reduced->row_sum[i];
          weights[i] += weight * reduced->row_sum[reduced->width + i];
        }
    }
  reduced->rows_added++;
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
