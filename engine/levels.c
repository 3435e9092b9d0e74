/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "buffer.h"
#include "levels.h"
#include "reduced.h"

/* A range of L, without the darkest and the lightest cells, is stretched to
 * FULL less SPARED of itself, where it is narrower than that (about 78).  To
 * all of 0..100 would be too much: the photos that the network has learned
 * from are seldom that hard. */
#define OUTLIERS   0.002      /* share of the cells, at either end */
#define FULL       90.0f
#define SPARED     0.15f
#define FLAT       1.0f       /* nothing to stretch */

/* The middle of the range moves to MIDDLE, the more the narrower it was: all
 * the way where it is stretched to CERTAIN times and more. */
#define MIDDLE     54.0f
#define CERTAIN    3.5f

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

gboolean
levels_stretch (float *lightness,
                gsize  n)
{
  float low, high, range, scale, middle, to, moved;

  if (! find_range (lightness, n, &low, &high))
    return FALSE;
  range = FULL - SPARED * (high - low);
  if (high - low < FLAT || high - low >= range)
    return TRUE;
  scale = range / (high - low);
  middle = (low + high) / 2;
  moved = (1 - 1 / scale) / (1 - 1 / CERTAIN);
  to = middle + MIN (moved, 1) * (MIDDLE - middle);
  to = CLAMP (to, range / 2, 100 - range / 2);
  for (gsize i = 0; i < n; i++)
    if (lightness[i] != REDUCED_UNSEEN)
      lightness[i] = CLAMP (to + scale * (lightness[i] - middle), 0, 100);
  return TRUE;
}
