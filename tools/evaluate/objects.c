/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "objects.h"
#include "segments.h"

#define RED_A    60.0
#define RED_B    45.0
#define MOST     3            /* segments of a photo */
#define SMALLEST 0.01         /* share of the photo that is an object */
#define LARGEST  0.25
#define DEEP     6.0f         /* pixels that a hint is from its edge */
#define CHANGE   30.0         /* ab units that a hint has to be from what is
                               * predicted */
#define SAME     5.0          /* ab units that are no way to go */
#define NEAR     4.0f         /* the ring outside, in pixels */
#define FAR      16.0f

/* The largest segment that is an object and has fewer pixels than `below`; -1:
 * none.  sizes: of each segment, at its index */
static int
next_object (const int *sizes,
             int        n,
             int        below)
{
  int largest = -1;

  for (int i = 0; i < n; i++)
    if (sizes[i] >= SMALLEST * n && sizes[i] <= LARGEST * n
        && sizes[i] < below
        && (largest < 0 || sizes[i] > sizes[largest]))
      largest = i;
  return largest;
}

static int
deepest (const float *inside,
         int          n)
{
  int deepest = 0;

  for (int i = 1; i < n; i++)
    if (inside[i] > inside[deepest])
      deepest = i;
  return deepest;
}

/* The hint as sRGB can show it at its pixel. */
static ColorizerHint
red_hint (const Hinted *hinted,
          int           at)
{
  int             width  = hinted->photo->width;
  ColorizerHint   hint   = hinted_true (hinted, at % width, at / width);
  float           lab[3] = { hinted->truth[at], RED_A, RED_B }, rgba[4];
  ColorizerColors *red   = colorizer_colors_new (1, 1, &lab[1], &lab[2], NULL,
                                                 NULL);

  colorizer_lab_to_rgb ((float[]) { lab[0], 0, 0 }, rgba);
  colorizer_compose (red, 1, 1, 0, 1, rgba);
  colorizer_lab_from_rgb (rgba, lab);
  colorizer_colors_free (red);
  hint.a = lab[1];
  hint.b = lab[2];
  return hint;
}

/* How much of the way from the plain color to the hint's a color has gone; 1
 * where they are the same. */
static double
way_gone (const ColorizerHint *hint,
          float                plain_a,
          float                plain_b,
          float                a,
          float                b)
{
  double way_a = hint->a - plain_a, way_b = hint->b - plain_b;
  double way_2 = way_a * way_a + way_b * way_b;

  return way_2 < SAME * SAME
         ? 1 : ((a - plain_a) * way_a + (b - plain_b) * way_b) / way_2;
}

/* inside, outside: of segments_distance() */
static void
add (Objects             *objects,
     const Hinted        *hinted,
     const ColorizerHint *hint,
     const float         *ab,
     const float         *inside,
     const float         *outside)
{
  gsize        area  = (gsize) hinted->photo->width * hinted->photo->height;
  gsize        dot   = hinted_pixel (hinted, hint);
  const float *plain = hinted->plain;
  double       own   = hypot (ab[dot] - plain[dot],
                              ab[area + dot] - plain[area + dot]);
  double       take = 0, ring = 0, others = 0;
  int          n_inside = 0, n_ring = 0, n_others = 0;

  /* A dot on a border of the photo colors nothing. */
  if (own == 0)
    return;
  for (gsize i = 0; i < area; i++)
    {
      double change = hypot (ab[i] - plain[i], ab[area + i] - plain[area + i]);

      if (inside[i] > 0)
        {
          take += way_gone (hint, plain[i], plain[area + i], ab[i],
                            ab[area + i]);
          n_inside++;
        }
      else if (outside[i] > FAR)
        {
          others += change / own;
          n_others++;
        }
      else if (outside[i] >= NEAR)
        {
          ring += change / own;
          n_ring++;
        }
    }
  objects->n++;
  objects->take += take / n_inside;
  objects->outside += ring / MAX (n_ring, 1);
  objects->others += others / MAX (n_others, 1);
}

static gboolean
add_object (Objects       *objects,
            Hinted        *hinted,
            HintedMethod   method,
            const int     *segments,
            int            segment,
            GError       **error)
{
  int    width  = hinted->photo->width, height = hinted->photo->height;
  float *inside = segments_distance (segments, width, height, segment, FALSE);
  int    middle = deepest (inside, width * height);
  gboolean done = TRUE;

  if (inside[middle] >= DEEP)
    {
      ColorizerHint hint    = red_hint (hinted, middle);
      float        *outside = segments_distance (segments, width, height,
                                                 segment, TRUE);
      float        *ab      = hinted_colors (hinted, method, &hint, 1, error);

      if (ab && hypot (hint.a - hinted->plain[middle],
                       hint.b - hinted->plain[width * height + middle])
          >= CHANGE)
        add (objects, hinted, &hint, ab, inside, outside);
      done = ab != NULL;
      g_free (outside);
      g_free (ab);
    }
  g_free (inside);
  return done;
}

gboolean
objects_add (Objects       *objects,
             Hinted        *hinted,
             HintedMethod   method,
             GError       **error)
{
  int      n        = hinted->photo->width * hinted->photo->height;
  int     *segments = segments_find (hinted->photo);
  int     *sizes    = g_new0 (int, n);
  int      segment  = -1;
  gboolean done     = TRUE;

  for (int i = 0; i < n; i++)
    sizes[segments[i]]++;
  for (int i = 0; done && i < MOST; i++)
    {
      segment = next_object (sizes, n, segment < 0 ? n : sizes[segment]);
      if (segment < 0)
        break;
      done = add_object (objects, hinted, method, segments, segment, error);
    }
  g_free (sizes);
  g_free (segments);
  return done;
}
