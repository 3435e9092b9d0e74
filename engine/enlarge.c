/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "colors.h"
#include "enlarge.h"

#define TAPS   4              /* cells that a pixel is made of, on each axis */
#define PLANES 5              /* of ColorizerColors, in its order */
#define SOFT   2              /* pixels, of the edge of a border */
#define CUBIC  -0.75f         /* Keys's parameter, as most libraries have it */

/* The cells around a pixel, and their weights. */
typedef struct
{
  int   cells[TAPS];          /* one after the other, but at the edges */
  float smooth[TAPS];         /* for the colors and L */
  float linear[TAPS];         /* for the slopes */
} Around;

struct _Enlarger
{
  const ColorizerColors *colors;
  const float           *planes[PLANES];
  int                    n_planes;
  int                    width;          /* of the photo */
  int                    height;
  int                    first;          /* column that is wanted */
  int                    n;              /* columns that are */
  Around                *columns;        /* [n] */
  int                    held[TAPS];     /* grid rows that are in `wide` */
  float                 *wide;           /* [TAPS, PLANES, n]: rows of the
                                          * grid, as wide as the photo */
  float                 *row;            /* [PLANES, n] */
};

/* Cubic convolution: Keys, IEEE Transactions on Acoustics, Speech, and Signal
 * Processing 29, 1981. */
static float
cubic (float distance)
{
  float d = fabsf (distance);

  if (d <= 1)
    return ((CUBIC + 2) * d - (CUBIC + 3)) * d * d + 1;
  if (d < 2)
    return ((CUBIC * d - 5 * CUBIC) * d + 8 * CUBIC) * d - 4 * CUBIC;
  return 0;
}

static float
linear (float distance)
{
  return MAX (1 - fabsf (distance), 0);
}

/* at: in cells, 0 is the middle of the first */
static Around
around (const ColorizerColors *colors,
        double                 at,
        int                    cells)
{
  int    first = (int) floor (at) - 1;
  Around result;

  for (int i = 0; i < TAPS; i++)
    {
      float distance = first + i - at;

      result.cells[i] = CLAMP (first + i, 0, cells - 1);
      result.linear[i] = linear (distance);
      result.smooth[i] = colors->l ? cubic (distance) : linear (distance);
    }
  return result;
}

/* The cells lie between two shares of the pixels that the network has not
 * seen. */
static Around
around_pixel (const ColorizerColors *colors,
              int                    pixel,
              int                    pixels,
              int                    cells,
              float                  before,
              float                  behind)
{
  double first_pixel = before * (double) pixels;
  double n_pixels    = pixels - first_pixel - behind * (double) pixels;

  return around (colors, (pixel + 0.5 - first_pixel) * cells / n_pixels - 0.5,
                 cells);
}

static gboolean
is_slope (int plane)
{
  return plane >= 3;
}

void
enlarge_point (const ColorizerColors *colors,
               double                 x,
               double                 y,
               float                  lightness,
               float                  ab[2])
{
  const float *planes[PLANES] = { colors->a, colors->b, colors->l,
                                  colors->slope_a, colors->slope_b };
  Around       across = around (colors, x * colors->width - 0.5,
                                colors->width);
  Around       down   = around (colors, y * colors->height - 0.5,
                                colors->height);
  float        values[PLANES] = { 0 };

  for (int plane = 0; plane < (colors->l ? PLANES : 2); plane++)
    for (int i = 0; i < TAPS; i++)
      for (int j = 0; j < TAPS; j++)
        values[plane] += (is_slope (plane) ? down.linear[i] * across.linear[j]
                                           : down.smooth[i] * across.smooth[j])
                         * planes[plane][down.cells[i] * colors->width
                                         + across.cells[j]];
  ab[0] = values[0] + values[3] * (lightness - values[2]);
  ab[1] = values[1] + values[4] * (lightness - values[2]);
}

Enlarger *
enlarger_new (const ColorizerColors *colors,
              int                    width,
              int                    height,
              int                    x,
              int                    n)
{
  Enlarger *enlarger = g_new (Enlarger, 1);

  *enlarger = (Enlarger)
  {
    .colors   = colors,
    .planes   = { colors->a, colors->b,
                  colors->l, colors->slope_a, colors->slope_b },
    .n_planes = colors->l ? PLANES : 2,
    .width    = width,
    .height   = height,
    .first    = x,
    .n        = n,
    .columns  = g_new (Around, n),
    .held     = { -1, -1, -1, -1 },
    .wide     = g_new (float, (gsize) TAPS * PLANES * n),
    .row      = g_new (float, (gsize) PLANES * n)
  };
  for (int i = 0; i < n; i++)
    enlarger->columns[i] = around_pixel (colors, x + i, width,
                                         colors->width,
                                         colors->frame.seen[FRAME_LEFT],
                                         colors->frame.seen[FRAME_RIGHT]);
  return enlarger;
}

void
enlarger_free (Enlarger *enlarger)
{
  if (! enlarger)
    return;
  g_free (enlarger->columns);
  g_free (enlarger->wide);
  g_free (enlarger->row);
  g_free (enlarger);
}

/* A row of the grid, as wide as the photo: [PLANES, n]. */
static const float *
wide_row (Enlarger *enlarger,
          int       grid_row)
{
  int    slot = grid_row % TAPS;
  float *wide = enlarger->wide + (gsize) slot * PLANES * enlarger->n;

  if (enlarger->held[slot] == grid_row)
    return wide;
  enlarger->held[slot] = grid_row;
  for (int plane = 0; plane < enlarger->n_planes; plane++)
    {
      const float *cells = enlarger->planes[plane]
                           + grid_row * enlarger->colors->width;
      float       *out   = wide + (gsize) plane * enlarger->n;

      for (int x = 0; x < enlarger->n; x++)
        {
          const Around *h       = enlarger->columns + x;
          const float  *weights = is_slope (plane) ? h->linear : h->smooth;

          out[x] = weights[0] * cells[h->cells[0]]
                   + weights[1] * cells[h->cells[1]]
                   + weights[2] * cells[h->cells[2]]
                   + weights[3] * cells[h->cells[3]];
        }
    }
  return wide;
}

static void
mix_rows (const float *const rows[TAPS],
          const float        weights[TAPS],
          int                width,
          float             *out)
{
  for (int x = 0; x < width; x++)
    out[x] = weights[0] * rows[0][x] + weights[1] * rows[1][x]
             + weights[2] * rows[2][x] + weights[3] * rows[3][x];
}

/* How far within the photo a pixel is, from one side of its frame: 0 outside, 1
 * inside, and a soft edge between.
 * inward: pixels from the scan's side   along: share of the side, 0..1
 * size:   of the scan in that direction, in pixels */
static float
coverage (const Frame *frame,
          int          side,
          double       inward,
          double       along,
          int          size)
{
  const float *ends = frame->ends[side];
  double       edge = size * (ends[0] + along * (ends[1] - ends[0]));

  if (ends[0] == 0 && ends[1] == 0)
    return 1;
  return CLAMP ((inward - edge) / SOFT, 0, 1);
}

/* Takes the color from what is not the photo. */
static void
fade_border (const Enlarger *enlarger,
             int             y,
             float          *a,
             float          *b)
{
  const Frame *frame  = &enlarger->colors->frame;
  int          width  = enlarger->width;
  int          height = enlarger->height;
  double       down   = (y + 0.5) / height;

  for (int i = 0; i < enlarger->n; i++)
    {
      int    x      = enlarger->first + i;
      double across = (x + 0.5) / width;
      float  share  = coverage (frame, FRAME_LEFT, x + 0.5, down, width)
                      * coverage (frame, FRAME_RIGHT, width - x - 0.5, down,
                                  width)
                      * coverage (frame, FRAME_TOP, y + 0.5, across, height)
                      * coverage (frame, FRAME_BOTTOM, height - y - 0.5,
                                  across, height);

      a[i] *= share;
      b[i] *= share;
    }
}

void
enlarger_row (Enlarger    *enlarger,
              int          y,
              const float *lightness,
              float       *a,
              float       *b)
{
  int          n       = enlarger->n;
  const Frame *frame   = &enlarger->colors->frame;
  Around       v       = around_pixel (enlarger->colors, y,
                                       enlarger->height,
                                       enlarger->colors->height,
                                       frame->seen[FRAME_TOP],
                                       frame->seen[FRAME_BOTTOM]);
  const float *l       = enlarger->row + 2 * n;
  const float *slope_a = l + n;
  const float *slope_b = slope_a + n;
  const float *wide[TAPS];

  for (int i = 0; i < TAPS; i++)
    wide[i] = wide_row (enlarger, v.cells[i]);
  for (int plane = 0; plane < enlarger->n_planes; plane++)
    {
      gsize        at         = (gsize) plane * n;
      const float *rows[TAPS] = { wide[0] + at, wide[1] + at,
                                  wide[2] + at, wide[3] + at };

      mix_rows (rows, is_slope (plane) ? v.linear : v.smooth, n,
                plane == 0 ? a : plane == 1 ? b : enlarger->row + at);
    }
  if (enlarger->colors->l)
    for (int x = 0; x < n; x++)
      {
        float step = lightness[x] - l[x];

        a[x] += slope_a[x] * step;
        b[x] += slope_b[x] * step;
      }
  if (frame_is_any (frame))
    fade_border (enlarger, y, a, b);
}
