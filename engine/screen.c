/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "buffer.h"
#include "reduced.h"
#include "screen.h"

/* In half of the squares of a photo L spreads by at most 11 units (of 100
 * photos), and by 19 under the coarsest grain; in those of a print, mostly by
 * 20 to 40. */
#define SQUARE  4             /* cells */
#define PRINTED 17.0          /* standard deviation of L */
#define REACH   2             /* cells that a blur goes to either side */
#define PASSES  3             /* of which one is nearly a Gaussian */

/* The standard deviation of a square; 0 where some of it is transparent. */
static double
spread (const float *square,
        int          width)
{
  double sum = 0, squares = 0;
  int    n = SQUARE * SQUARE;

  for (int y = 0; y < SQUARE; y++)
    for (int x = 0; x < SQUARE; x++)
      {
        double l = square[y * width + x];

        if (l == REDUCED_UNSEEN)
          return 0;
        sum += l;
        squares += l * l;
      }
  return sqrt (MAX (squares / n - sum / n * sum / n, 0));
}

gboolean
screen_is_printed (const float *lightness,
                   int          width,
                   int          height)
{
  int printed = 0, n = 0;

  for (int y = 0; y + SQUARE <= height; y += SQUARE)
    for (int x = 0; x + SQUARE <= width; x += SQUARE)
      {
        printed += spread (lightness + (gsize) y * width + x, width)
                   > PRINTED;
        n++;
      }
  return printed > n / 2;
}

/* The mean of those of 2 * REACH + 1 values around each of a line that are
 * not transparent. */
static void
blur_line (float *line,
           int    n,
           int    step,
           float *blurred)
{
  for (int i = 0; i < n; i++)
    {
      float sum   = 0;
      int   known = 0;

      for (int k = MAX (i - REACH, 0); k <= MIN (i + REACH, n - 1); k++)
        if (line[(gsize) k * step] != REDUCED_UNSEEN)
          {
            sum += line[(gsize) k * step];
            known++;
          }
      blurred[i] = known > 0 ? sum / known : REDUCED_UNSEEN;
    }
  for (int i = 0; i < n; i++)
    if (line[(gsize) i * step] != REDUCED_UNSEEN)
      line[(gsize) i * step] = blurred[i];
}

gboolean
screen_remove (float *lightness,
               int    width,
               int    height)
{
  float *blurred = buffer_new (MAX (width, height));

  if (! blurred)
    return FALSE;
  for (int pass = 0; pass < PASSES; pass++)
    {
      for (int y = 0; y < height; y++)
        blur_line (lightness + (gsize) y * width, width, 1, blurred);
      for (int x = 0; x < width; x++)
        blur_line (lightness + x, height, width, blurred);
    }
  buffer_free (blurred);
  return TRUE;
}
