/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdlib.h>

#include "segments.h"

#define SCALE    300.0f       /* how large segments become: k of the paper */
#define LEAST    200          /* pixels of a segment */
#define DIAGONAL 1.41421356f

/* Between two pixels beside each other. */
typedef struct
{
  float step;                 /* of R'G'B', 0..255 */
  int   one;
  int   other;
} Edge;

/* A union-find forest. */
typedef struct
{
  int   *parents;
  int   *sizes;               /* of the roots, as the next */
  float *largest;             /* step within */
} Forest;

static int
find_root (Forest *forest,
           int     pixel)
{
  while (forest->parents[pixel] != pixel)
    {
      forest->parents[pixel] = forest->parents[forest->parents[pixel]];
      pixel = forest->parents[pixel];
    }
  return pixel;
}

static void
join (Forest *forest,
      int     one,
      int     other,
      float   step)
{
  forest->parents[other] = one;
  forest->sizes[one] += forest->sizes[other];
  forest->largest[one] = step;
}

static int
compare_edges (const void *a,
               const void *b)
{
  const Edge *one = a, *other = b;

  if (one->step != other->step)
    return one->step < other->step ? -1 : 1;
  if (one->one != other->one)
    return one->one < other->one ? -1 : 1;
  return one->other - other->other;
}

/* The mean of the 3 x 3 pixels around each: [height, width, 3]. */
static float *
smooth (const Photo *photo)
{
  int    width = photo->width, height = photo->height;
  float *means = g_new0 (float, (gsize) width * height * 3);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int i = -1; i <= 1; i++)
        for (int j = -1; j <= 1; j++)
          for (int k = 0; k < 3; k++)
            means[(y * width + x) * 3 + k]
              += photo->rgb[(CLAMP (y + i, 0, height - 1) * width
                             + CLAMP (x + j, 0, width - 1)) * 3 + k] / 9.0f;
  return means;
}

static Edge
edge_between (const float *colors,
              int          one,
              int          other)
{
  float r = colors[3 * one] - colors[3 * other];
  float g = colors[3 * one + 1] - colors[3 * other + 1];
  float b = colors[3 * one + 2] - colors[3 * other + 2];

  return (Edge) { sqrtf (r * r + g * g + b * b), one, other };
}

static GArray *
list_edges (const Photo *photo)
{
  GArray *edges  = g_array_new (FALSE, FALSE, sizeof (Edge));
  float  *colors = smooth (photo);

  for (int at = 0; at < photo->width * photo->height; at++)
    {
      if (at % photo->width < photo->width - 1)
        g_array_append_vals (edges, &(Edge[]) { edge_between (colors, at,
                                                              at + 1) }, 1);
      if (at / photo->width < photo->height - 1)
        g_array_append_vals (edges,
                             &(Edge[]) { edge_between (colors, at,
                                                       at + photo->width) },
                             1);
    }
  g_free (colors);
  qsort (edges->data, edges->len, sizeof (Edge), compare_edges);
  return edges;
}

static void
merge (Forest       *forest,
       const GArray *edges,
       gboolean      small_ones)
{
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge  = &g_array_index (edges, Edge, i);
      int         one   = find_root (forest, edge->one);
      int         other = find_root (forest, edge->other);

      if (one == other)
        continue;
      if (small_ones
          ? MIN (forest->sizes[one], forest->sizes[other]) < LEAST
          : edge->step <= forest->largest[one] + SCALE / forest->sizes[one]
          && edge->step <= forest->largest[other]
          + SCALE / forest->sizes[other])
        join (forest, one, other, edge->step);
    }
}

int *
segments_find (const Photo *photo)
{
  int     n      = photo->width * photo->height;
  GArray *edges  = list_edges (photo);
  Forest  forest = { g_new (int, n), g_new (int, n), g_new0 (float, n) };

  for (int i = 0; i < n; i++)
    {
      forest.parents[i] = i;
      forest.sizes[i] = 1;
    }
  merge (&forest, edges, FALSE);
  merge (&forest, edges, TRUE);
  for (int i = 0; i < n; i++)
    forest.sizes[i] = find_root (&forest, i);
  g_array_unref (edges);
  g_free (forest.parents);
  g_free (forest.largest);
  return forest.sizes;
}

/* Lowers a distance to what a neighbor's allows. */
static void
relax (float *distance,
       int    width,
       int    height,
       int    x,
       int    y,
       int    dx,
       int    dy)
{
  int nx = x + dx, ny = y + dy;

  if (nx >= 0 && nx < width && ny >= 0 && ny < height)
    distance[y * width + x] = MIN (distance[y * width + x],
                                   distance[ny * width + nx]
                                   + (dx && dy ? DIAGONAL : 1));
}

float *
segments_distance (const int *segments,
                   int        width,
                   int        height,
                   int        segment,
                   gboolean   outside)
{
  static const int before[][2] =
  { { -1, 0 }, { -1, -1 }, { 0, -1 }, { 1, -1 } };

  int    n        = width * height;
  float *distance = g_new (float, n);

  for (int i = 0; i < n; i++)
    distance[i] = (segments[i] == segment) == outside ? 0 : INFINITY;
  for (int i = 0; i < n; i++)
    for (int k = 0; k < 4; k++)
      relax (distance, width, height, i % width, i / width, before[k][0],
             before[k][1]);
  for (int i = n - 1; i >= 0; i--)
    for (int k = 0; k < 4; k++)
      relax (distance, width, height, i % width, i / width, -before[k][0],
             -before[k][1]);
  return distance;
}
