/* The likeliest colors at a point, and how likely one is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include "decode.h"
#include "evidence.h"
#include "lab.h"
#include "scores.h"

#define NEAR       15.0f      /* ab units that a color stands for */
#define SHARPER    1.5f       /* the shares' exponent */
#define PALER      40.0f      /* chroma at which they have fallen to 1 / e: the
                               * training makes rare, vivid colors likelier
                               * than they are */
#define DISTINCT   2.0f       /* ab units between two answers */

static gboolean
is_near (const float one[2],
         const float other[2],
         float       distance)
{
  return hypotf (one[0] - other[0], one[1] - other[1]) <= distance;
}

/* Sum of the shares around a class, and the mean color there. */
static float
cover (float        (*centers)[2],
       const float   *shares,
       int            class,
       float          mean[2])
{
  float sum = 0;

  mean[0] = mean[1] = 0;
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    if (is_near (centers[q], centers[class], NEAR))
      {
        sum += shares[q];
        mean[0] += shares[q] * centers[q][0];
        mean[1] += shares[q] * centers[q][1];
      }
  mean[0] /= MAX (sum, FLT_MIN);
  mean[1] /= MAX (sum, FLT_MIN);
  return sum;
}

/* The color that stands for most, whose shares it takes away. */
static gboolean
take_likeliest (float (*centers)[2],
                float  *shares,
                float   mean[2])
{
  float most = 0;
  int   best = 0;

  for (int q = 0; q < COLORIZER_CLASSES; q++)
    {
      float sum = cover (centers, shares, q, mean);

      if (sum > most)
        {
          most = sum;
          best = q;
        }
    }
  if (most <= 0)
    return FALSE;
  cover (centers, shares, best, mean);
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    if (is_near (centers[q], centers[best], NEAR))
      shares[q] = 0;
  return TRUE;
}

static float
least_distance (float      (*ab)[2],
                int          n,
                const float  color[2])
{
  float least = INFINITY;

  for (int i = 0; i < n; i++)
    least = MIN (least, hypotf (ab[i][0] - color[0], ab[i][1] - color[1]));
  return least;
}

/* Adds the color as sRGB can show it, where it is not there already. */
static int
add (float       l,
     const float color[2],
     float     (*ab)[2],
     int         n)
{
  float shown = lab_shown ((float[3]) { l, color[0], color[1] });

  ab[n][0] = shown * color[0];
  ab[n][1] = shown * color[1];
  return least_distance (ab, n, ab[n]) >= DISTINCT ? n + 1 : n;
}

/* The one color of a network of the L2 losses. */
static int
only_color (const ColorizerScores *scores,
            const Place           *place,
            float                (*ab)[2])
{
  ColorizerSettings settings = colorizer_settings_default ();
  float             color[2] = { 0 }, a, b;

  for (int i = 0; i < 4; i++)
    {
      decode_points (scores->outputs, scores->map.values
                     + (gsize) place->corners[i] * scores->map.padded, 1,
                     &settings, &a, &b);
      color[0] += place->shares[i] * a;
      color[1] += place->shares[i] * b;
    }
  return add (place->at[2], color, ab, 0);
}

int
colorizer_likely_colors (const ColorizerScores *scores,
                         double                 x,
                         double                 y,
                         int                    n,
                         float                (*ab)[2])
{
  float centers[COLORIZER_CLASSES][2], shares[COLORIZER_CLASSES], color[2];
  Place place;
  int   found = 0;

  g_return_val_if_fail (scores && ab, 0);
  g_return_val_if_fail (n >= 1 && n <= COLORIZER_MAX_LIKELY, 0);
  g_return_val_if_fail (x >= 0 && x <= 1 && y >= 0 && y <= 1, 0);
  if (! place_locate (scores, x, y, &place))
    return 0;
  if (scores->outputs != COLORIZER_CLASSES)
    return only_color (scores, &place, ab);

  colorizer_class_centers (centers);
  evidence_shares (scores, &place, shares);
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    shares[q] = powf (shares[q], SHARPER)
                * expf (-hypotf (centers[q][0], centers[q][1]) / PALER);
  while (found < n && take_likeliest (centers, shares, color))
    found = add (place.at[2], color, ab, found);
  return found;
}

double
colorizer_color_share (const ColorizerScores *scores,
                       double                 x,
                       double                 y,
                       double                 a,
                       double                 b)
{
  float  centers[COLORIZER_CLASSES][2], shares[COLORIZER_CLASSES];
  float  color[2] = { a, b };
  double sum      = 0;
  Place  place;

  g_return_val_if_fail (scores, -1);
  g_return_val_if_fail (x >= 0 && x <= 1 && y >= 0 && y <= 1, -1);
  if (scores->outputs != COLORIZER_CLASSES
      || ! place_locate (scores, x, y, &place))
    return -1;
  colorizer_class_centers (centers);
  evidence_shares (scores, &place, shares);
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    if (is_near (centers[q], color, NEAR))
      sum += shares[q];
  return MIN (sum, 1);
}
