/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdlib.h>

#include "frame.h"
#include "reduced.h"

#define MAX_SHARE   (1 / 3.0)     /* of the scan's side: a wider one is none */
#define MIN_SHARE   0.015         /* of its shorter side: a thinner one does no
                                   * harm */
#define TILT        0.026f        /* 1.5 degrees */
#define TOLERANCE   4             /* of L, for what is like the border */
#define SIGMAS      3.5f          /* or of its grain */
#define MAX_GRAIN   3             /* sigma of L: what has more is no border */
#define ALIKE       0.75f         /* of a line of cells that is the border's */
#define ON_EDGE     0.75f         /* of the lines across that end at the edge */
#define ON_EDGE_TOO 0.5f          /* where another side has such a border */
#define SAME_LEVEL  5             /* of L */
#define TOO_EARLY   0.12f         /* of the lines across, that end before it */
#define MIN_ACROSS  0.3f          /* of the lines across, that end at all */
#define EDGE        1.5f          /* cells from the edge that are on it */
#define MARGIN      12            /* cells */
#define CHUNKS      8             /* of a side, for a robust line */
#define MIXED       1             /* cells, on the photo's side of an edge: half
                                   * border, so that the network does not see
                                   * them */
#define NEVER       G_MAXINT

/* A side's cells, the border at the top: [depth, length]. */
typedef struct
{
  int    depth;
  int    length;
  int    deepest;             /* that the border may be */
  float *l;
} Side;

/* A straight edge at depth offset + slope x, and the border above it. */
typedef struct
{
  float slope;
  float offset;
  float level;                /* L */
} Edge;

static Side
side_new (const float *lightness,
          int          width,
          int          height,
          int          which)
{
  gboolean upright  = which == FRAME_LEFT || which == FRAME_RIGHT;
  gboolean backward = which == FRAME_RIGHT || which == FRAME_BOTTOM;
  int      whole    = upright ? width : height;
  Side     side;

  side.length = upright ? height : width;
  side.deepest = whole * MAX_SHARE;
  side.depth = MIN (side.deepest + MARGIN, whole);
  side.l = g_new (float, side.depth * side.length);
  for (int y = 0; y < side.depth; y++)
    for (int x = 0; x < side.length; x++)
      {
        int in = backward ? whole - 1 - y : y;

        side.l[y * side.length + x] = upright ? lightness[x * width + in]
                                              : lightness[in * width + x];
      }
  return side;
}

static int
compare (const void *p,
         const void *q)
{
  float a = *(const float *) p, b = *(const float *) q;

  return (a > b) - (a < b);
}

/* Sorts the values. */
static float
median (float *values,
        int    n)
{
  qsort (values, n, sizeof *values, compare);
  return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* The L of the two outermost lines, and how much they vary: a robust sigma. */
static void
outermost (const Side *side,
           float      *level,
           float      *grain)
{
  int    n      = 2 * side->length;
  float *values = g_memdup2 (side->l, n * sizeof (float));

  *level = median (values, n);
  for (int i = 0; i < n; i++)
    values[i] = fabsf (values[i] - *level);
  *grain = 1.4826f * median (values, n);
  g_free (values);
}

/* Where each line across leaves the border for good, from depth `from` on:
 * the first of two cells that differ; NEVER within `to`. */
static void
ends_of (const Side *side,
         float       level,
         float       tolerance,
         int         from,
         int         to,
         int        *ends)
{
  for (int x = 0; x < side->length; x++)
    {
      ends[x] = NEVER;
      for (int y = from; y < to && y + 1 < side->depth && ends[x] == NEVER; y++)
        {
          float here = side->l[y * side->length + x];
          float next = side->l[(y + 1) * side->length + x];

          if (fabsf (here - level) > tolerance
              && fabsf (next - level) > tolerance)
            ends[x] = y;
        }
    }
}

/* How many of the outermost lines are the border's own. */
static int
count_alike (const Side *side,
             float       level,
             float       tolerance)
{
  int y = 0;

  for (; y < side->deepest; y++)
    {
      int alike = 0;

      for (int x = 0; x < side->length; x++)
        alike += fabsf (side->l[y * side->length + x] - level) <= tolerance;
      if (alike < ALIKE * side->length)
        break;
    }
  return y;
}

/* The line through the medians of CHUNKS parts of the ends, by the median of
 * the slopes between them (Theil 1950).  FALSE for too few ends. */
static gboolean
first_line (const int *ends,
            int        length,
            Edge      *edge)
{
  float  px[CHUNKS], py[CHUNKS], slopes[CHUNKS * CHUNKS], offsets[CHUNKS];
  float *values = g_new (float, length);
  int    n      = 0, n_slopes = 0;

  for (int chunk = 0; chunk < CHUNKS; chunk++)
    {
      int from = chunk * length / CHUNKS;
      int to   = (chunk + 1) * length / CHUNKS;
      int k    = 0;

      for (int x = from; x < to; x++)
        if (ends[x] != NEVER)
          values[k++] = ends[x];
      if (k == 0)
        continue;
      px[n] = (from + to - 1) / 2.0f;
      py[n++] = median (values, k);
    }
  g_free (values);
  if (n < 2)
    return FALSE;
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      slopes[n_slopes++] = (py[j] - py[i]) / (px[j] - px[i]);
  edge->slope = CLAMP (median (slopes, n_slopes), -TILT, TILT);
  for (int i = 0; i < n; i++)
    offsets[i] = py[i] - edge->slope * px[i];
  edge->offset = median (offsets, n);
  return TRUE;
}

/* Least squares through the ends that lie near the line. */
static void
refine (const int *ends,
        int        length,
        Edge      *edge)
{
  double n = 0, x_sum = 0, y_sum = 0, xx = 0, xy = 0;

  for (int x = 0; x < length; x++)
    if (ends[x] != NEVER
        && fabsf (ends[x] - edge->offset - edge->slope * x) <= 2)
      {
        n++;
        x_sum += x;
        y_sum += ends[x];
        xx += (double) x * x;
        xy += (double) x * ends[x];
      }
  if (n < length / 8.0 || n * xx - x_sum * x_sum < 1)
    return;
  edge->slope = (n * xy - x_sum * y_sum) / (n * xx - x_sum * x_sum);
  edge->offset = (y_sum - edge->slope * x_sum) / n;
}

/* Whether the lines across end where the edge is: at least on_edge of them.
 * anywhere: where they end within the whole depth; a line that never does runs
 * in another side's border. */
static gboolean
is_straight (const int  *ends,
             const int  *anywhere,
             int         length,
             const Edge *edge,
             float       on_edge)
{
  int across = 0, on = 0, early = 0;

  for (int x = 0; x < length; x++)
    {
      float line = edge->offset + edge->slope * x;

      if (anywhere[x] == NEVER)
        continue;
      across++;
      on += ends[x] != NEVER && fabsf (ends[x] - line) <= EDGE;
      early += ends[x] < line - EDGE;
    }
  return across >= MIN_ACROSS * length && on >= on_edge * across
         && early <= TOO_EARLY * across;
}

static gboolean
find_edge (const Side *side,
           float       on_edge,
           Edge       *edge)
{
  int      tilt = ceilf (TILT * side->length) + 1;
  int     *ends, *anywhere;
  float    grain, tolerance;
  int      alike;
  gboolean found;

  outermost (side, &edge->level, &grain);
  tolerance = MAX (TOLERANCE, SIGMAS * grain);
  alike = count_alike (side, edge->level, tolerance);
  if (edge->level == REDUCED_UNSEEN || grain > MAX_GRAIN
      || alike < 1 || alike >= side->deepest)
    return FALSE;

  ends = g_new (int, side->length);
  anywhere = g_new (int, side->length);
  ends_of (side, edge->level, tolerance, MAX (alike - tilt, 0),
           alike + tilt + 1, ends);
  ends_of (side, edge->level, tolerance, 0, side->depth, anywhere);
  found = first_line (ends, side->length, edge);
  if (found)
    {
      refine (ends, side->length, edge);
      refine (ends, side->length, edge);
      found = fabsf (edge->slope) <= TILT
              && is_straight (ends, anywhere, side->length, edge, on_edge);
    }
  g_free (ends);
  g_free (anywhere);
  return found;
}

/* Whether a border like this one was found on another side. */
static gboolean
is_like_another (const Edge     *edges,
                 const gboolean *found,
                 int             which)
{
  for (int side = 0; side < FRAME_SIDES; side++)
    if (side != which && found[side]
        && fabsf (edges[side].level - edges[which].level) <= SAME_LEVEL)
      return TRUE;
  return FALSE;
}

static void
set_side (Frame      *frame,
          int         which,
          const Side *side,
          const Edge *edge,
          int         whole)
{
  float *ends = frame->ends[which];
  float  last = edge->offset + edge->slope * (side->length - 1);

  ends[0] = MAX (edge->offset, 0) / whole;
  ends[1] = MAX (last, 0) / whole;
  frame->seen[which] = MAX (ends[0], ends[1]) + (float) MIXED / whole;
}

Frame
frame_find (const float *lightness,
            int          width,
            int          height)
{
  Frame    frame              = { .ends = { { 0 } } };
  Edge     edges[FRAME_SIDES] = { { 0 } };
  gboolean found[FRAME_SIDES] = { FALSE };
  double   thinnest           = MIN_SHARE * MIN (width, height);
  Side     sides[FRAME_SIDES];

  if (MIN (width, height) < 2 * CHUNKS)
    return frame;
  for (int i = 0; i < FRAME_SIDES; i++)
    {
      sides[i] = side_new (lightness, width, height, i);
      found[i] = find_edge (&sides[i], ON_EDGE, &edges[i]);
    }
  for (int i = 0; i < FRAME_SIDES; i++)
    {
      gboolean upright = i == FRAME_LEFT || i == FRAME_RIGHT;
      float    middle;

      if (! found[i] && is_like_another (edges, found, i))
        found[i] = find_edge (&sides[i], ON_EDGE_TOO, &edges[i]);
      middle = edges[i].offset + edges[i].slope * sides[i].length / 2;
      if (found[i] && middle >= thinnest)
        set_side (&frame, i, &sides[i], &edges[i], upright ? width : height);
      g_free (sides[i].l);
    }
  return frame;
}

gboolean
frame_is_any (const Frame *frame)
{
  for (int side = 0; side < FRAME_SIDES; side++)
    if (frame->seen[side] > 0)
      return TRUE;
  return FALSE;
}

gboolean
frame_has (const Frame *frame,
           double       x,
           double       y)
{
  const double inward[FRAME_SIDES] = { x, y, 1 - x, 1 - y };

  for (int side = 0; side < FRAME_SIDES; side++)
    {
      const float *ends  = frame->ends[side];
      double       along = side == FRAME_LEFT || side == FRAME_RIGHT ? y : x;

      if (inward[side] < ends[0] + along * (ends[1] - ends[0]))
        return FALSE;
    }
  return TRUE;
}
