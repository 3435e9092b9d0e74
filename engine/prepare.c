/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "input.h"
#include "prepare.h"

#define UNSEEN_L   50.0f      /* of transparent areas: no contrast */

/* A range of L, without the darkest and the lightest cells, is stretched to
 * FULL less SPARED of itself, where it is narrower than that (about 78).  To
 * all of 0..100 would be too much: the photos that the network has learned
 * from are seldom that hard. */
#define OUTLIERS   0.005      /* share of the cells, at either end */
#define FULL       90.0f
#define SPARED     0.15f
#define FLAT       1.0f       /* nothing to stretch */

static int
compare (const void *p,
         const void *q)
{
  float a = *(const float *) p, b = *(const float *) q;

  return (a > b) - (a < b);
}

/* The outermost L of lightness [n] but for outliers; FALSE where there is not
 * enough memory.  All transparent: none. */
static gboolean
find_range (const float *lightness,
            gsize        n,
            float       *low,
            float       *high)
{
  float *sorted = buffer_new (n);
  gsize  known  = 0;

  if (! sorted)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (lightness[i] != REDUCED_UNSEEN)
      sorted[known++] = lightness[i];
  qsort (sorted, known, sizeof *sorted, compare);
  *low = known > 0 ? sorted[(gsize) (OUTLIERS * (known - 1))] : 0;
  *high = known > 0 ? sorted[(gsize) ((1 - OUTLIERS) * (known - 1))] : 0;
  buffer_free (sorted);
  return TRUE;
}

/* Stretches lightness [n] in place, and moves its middle towards 50, the more
 * the narrower it was; REDUCED_UNSEEN stays. */
static gboolean
stretch_levels (float *lightness,
                gsize  n)
{
  float low, high, range, scale, middle, to;

  if (! find_range (lightness, n, &low, &high))
    return FALSE;
  range = FULL - SPARED * (high - low);
  if (high - low < FLAT || high - low >= range)
    return TRUE;
  scale = range / (high - low);
  middle = (low + high) / 2;
  to = middle + (1 - 1 / scale) * (50 - middle);
  to = CLAMP (to, range / 2, 100 - range / 2);
  for (gsize i = 0; i < n; i++)
    if (lightness[i] != REDUCED_UNSEEN)
      lightness[i] = CLAMP (to + scale * (lightness[i] - middle), 0, 100);
  return TRUE;
}

/* A part of a grid, from..to in cells on each axis, averaged to another grid
 * of width x height. */
typedef struct
{
  const float *cells;         /* [grid_height, grid_width] */
  int          grid_width;
  int          grid_height;
  double       left, top, right, bottom;
} Part;

static double
overlap (double from,
         double to,
         int    cell)
{
  return MAX (MIN (to, cell + 1) - MAX (from, cell), 0);
}

static float
mean_of (const Part *part,
         double      left,
         double      top,
         double      right,
         double      bottom)
{
  double sum = 0, weights = 0;

  for (int y = top; y < bottom && y < part->grid_height; y++)
    for (int x = left; x < right && x < part->grid_width; x++)
      {
        float  l      = part->cells[y * part->grid_width + x];
        double weight = overlap (left, right, x) * overlap (top, bottom, y);

        if (l == REDUCED_UNSEEN)
          continue;
        sum += weight * l;
        weights += weight;
      }
  return weights > 1e-6 ? sum / weights : REDUCED_UNSEEN;
}

static float *
average (const Part *part,
         int         width,
         int         height)
{
  double  step_x = (part->right - part->left) / width;
  double  step_y = (part->bottom - part->top) / height;
  float  *means  = buffer_new ((gsize) width * height);

  for (int y = 0; means && y < height; y++)
    for (int x = 0; x < width; x++)
      means[y * width + x] = mean_of (part,
                                      part->left + x * step_x,
                                      part->top + y * step_y,
                                      part->left + (x + 1) * step_x,
                                      part->top + (y + 1) * step_y);
  return means;
}

/* The part of the fine grid within the frame, at the size that the network
 * wants of it. */
static float *
within (const ColorizerInput *input,
        const float          *fine,
        const Frame          *frame,
        int                  *width,
        int                  *height)
{
  const float *seen = frame->seen;
  Part         part = { fine, reduced_width (input_fine (input)),
                        reduced_height (input_fine (input)), 0, 0, 0, 0 };

  part.left = seen[FRAME_LEFT] * part.grid_width;
  part.top = seen[FRAME_TOP] * part.grid_height;
  part.right = (1 - seen[FRAME_RIGHT]) * part.grid_width;
  part.bottom = (1 - seen[FRAME_BOTTOM]) * part.grid_height;
  input_network_size (input_aspect (input) * (part.right - part.left)
                      / part.grid_width,
                      (part.bottom - part.top) / part.grid_height,
                      input_short_side (input), width, height);
  return average (&part, *width, *height);
}

/* Looks for a border, and at the photo without it. */
static gboolean
look (const ColorizerInput *input,
      gboolean              wanted,
      Prepared             *prepared)
{
  const Reduced *seen = input_seen (input);
  const Reduced *fine = input_fine (input);
  float         *cells;

  if (wanted)
    {
      cells = reduced_means (fine);
      if (! cells)
        return FALSE;
      prepared->frame = frame_find (cells, reduced_width (fine),
                                    reduced_height (fine));
      if (frame_is_any (&prepared->frame))
        prepared->lightness = within (input, cells, &prepared->frame,
                                      &prepared->width, &prepared->height);
      buffer_free (cells);
    }
  if (! frame_is_any (&prepared->frame))
    {
      prepared->width = reduced_width (seen);
      prepared->height = reduced_height (seen);
      prepared->lightness = reduced_means (seen);
    }
  return prepared->lightness != NULL;
}

static void
replace_unseen (float *lightness,
                gsize  n)
{
  for (gsize i = 0; i < n; i++)
    if (lightness[i] == REDUCED_UNSEEN)
      lightness[i] = UNSEEN_L;
}

gboolean
prepare (const ColorizerInput  *input,
         gboolean               wanted,
         Prepared              *prepared,
         GError               **error)
{
  gboolean done;
  gsize    n;

  *prepared = (Prepared) { .lightness = NULL };
  if (! input_is_complete (input, error))
    return FALSE;
  done = look (input, wanted, prepared);
  n = (gsize) prepared->width * prepared->height;
  if (done)
    prepared->seen = buffer_new (n);
  done = prepared->seen != NULL;
  if (done)
    {
      memcpy (prepared->seen, prepared->lightness, n * sizeof (float));
      done = ! wanted || stretch_levels (prepared->seen, n);
      replace_unseen (prepared->seen, n);
      replace_unseen (prepared->lightness, n);
    }
  if (! done)
    {
      buffer_set_error (error);
      prepare_clear (prepared);
    }
  return done;
}

void
prepare_clear (Prepared *prepared)
{
  buffer_free (prepared->lightness);
  buffer_free (prepared->seen);
}
