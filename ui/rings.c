/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "rings.h"

#define FILLED   5            /* radii, in pixels */
#define WHITE    7.5
#define BLACK    RING_RADIUS
#define SELECTED 12           /* the second ring of the selected dot */

#define DARKEST  45           /* L */
#define LIGHTEST 80

void
rings_color (const ColorizerHint *hint,
             float                lightness,
             guchar               rgb[3])
{
  float lab[3] = { CLAMP (lightness, DARKEST, LIGHTEST), hint->a, hint->b };
  float color[3];

  colorizer_lab_to_rgb (lab, color);
  for (int i = 0; i < 3; i++)
    rgb[i] = CLAMP (color[i], 0, 1) * 255 + 0.5f;
}

/* A disk with a smooth edge. */
static void
draw_disk (guchar       *rgba,
           int           width,
           int           height,
           double        x,
           double        y,
           double        radius,
           const guchar  rgb[3])
{
  int left = MAX (x - radius - 1, 0), right = MIN (x + radius + 1, width);
  int top  = MAX (y - radius - 1, 0), below = MIN (y + radius + 1, height);

  for (int row = top; row < below; row++)
    for (int column = left; column < right; column++)
      {
        guchar *pixel = rgba + 4 * ((gsize) row * width + column);
        double  share = CLAMP (radius + 0.5 - hypot (column + 0.5 - x,
                                                     row + 0.5 - y), 0, 1);

        for (int i = 0; i < 3; i++)
          pixel[i] += lround (share * (rgb[i] - pixel[i]));
        pixel[3] = MAX (pixel[3], 255 * share);
      }
}

/* The photo's L there, which its colors do not change. */
static float
lightness_at (const guchar *rgba,
              int           width,
              int           height,
              double        x,
              double        y)
{
  int           column = CLAMP ((int) x, 0, width - 1);
  int           row    = CLAMP ((int) y, 0, height - 1);
  const guchar *pixel  = rgba + 4 * ((gsize) row * width + column);
  float         rgb[3] = { pixel[0] / 255.0f, pixel[1] / 255.0f,
                           pixel[2] / 255.0f };
  float         lab[3];

  colorizer_lab_from_rgb (rgb, lab);
  return lab[0];
}

void
rings_draw (guchar              *rgba,
            int                  width,
            int                  height,
            double               x,
            double               y,
            const ColorizerHint *hint,
            gboolean             selected)
{
  static const guchar white[3] = { 255, 255, 255 }, black[3] = { 0 };
  guchar              color[3];

  rings_color (hint, lightness_at (rgba, width, height, x, y), color);
  if (selected)
    {
      draw_disk (rgba, width, height, x, y, SELECTED + 1, black);
      draw_disk (rgba, width, height, x, y, SELECTED, white);
    }
  draw_disk (rgba, width, height, x, y, BLACK, black);
  draw_disk (rgba, width, height, x, y, WHITE, white);
  draw_disk (rgba, width, height, x, y, FILLED, color);
}
