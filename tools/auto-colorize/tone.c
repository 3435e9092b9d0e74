/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdlib.h>

#include <lcms2.h>

#include "tone.h"

#define POINTS 32               /* along the longer side */

/* The points whose lightness is nearest are this share of all, and at least
 * so many. */
#define NEAR_SHARE 12
#define NEAR_LEAST 8

/* Found on 300 photos, and the same in gray, toned in five ways, yellowed,
 * stained and noisy.  A stronger tone varies more across its hue, too. */
#define ACROSS     0.65
#define TONE_SHARE 0.05
#define FAR        17
#define FAR_POINTS 0.02         /* of all are at least as far */

typedef struct
{
  double L, a, b;
} Lab;

struct _Tone
{
  int     width, height;
  int     columns, rows;
  int     rows_added;
  double *sums;                 /* [rows, columns, 4]: R'G'B' by alpha, alpha */
};

Tone *
tone_new (int width,
          int height)
{
  Tone   *tone = g_new0 (Tone, 1);
  double  step = MAX ((double) MAX (width, height) / POINTS, 1);

  tone->width = width;
  tone->height = height;
  tone->columns = MAX (width / step, 1);
  tone->rows = MAX (height / step, 1);
  tone->sums = g_new0 (double, (gsize) tone->columns * tone->rows * 4);
  return tone;
}

void
tone_free (Tone *tone)
{
  if (! tone)
    return;
  g_free (tone->sums);
  g_free (tone);
}

void
tone_add_rows (Tone        *tone,
               const float *rgba,
               int          n_rows)
{
  for (int y = 0; y < n_rows; y++, tone->rows_added++)
    {
      gint64  row  = (gint64) tone->rows_added * tone->rows / tone->height;
      double *sums = tone->sums + row * tone->columns * 4;

      for (int x = 0; x < tone->width; x++, rgba += 4)
        {
          double *sum = sums + (gint64) x * tone->columns / tone->width * 4;

          for (int i = 0; i < 3; i++)
            sum[i] += rgba[i] * rgba[3];
          sum[3] += rgba[3];
        }
    }
}

static int
compare_lightness (const void *a,
                   const void *b)
{
  double one   = ((const Lab *) a)->L;
  double other = ((const Lab *) b)->L;

  return (one > other) - (one < other);
}

/* The means of the points that are not transparent, by their lightness; sets
 * their number.  Belongs to the caller. */
static Lab *
sorted_points (const Tone *tone,
               int        *n)
{
  int            n_all = tone->columns * tone->rows;
  Lab           *points  = g_new (Lab, n_all);
  cmsHPROFILE    srgb    = cmsCreate_sRGBProfile ();
  cmsHPROFILE    lab     = cmsCreateLab4Profile (NULL);
  cmsHTRANSFORM  convert = cmsCreateTransform (srgb, TYPE_RGB_DBL,
                                               lab, TYPE_Lab_DBL,
                                               INTENT_RELATIVE_COLORIMETRIC,
                                               cmsFLAGS_NOCACHE);

  *n = 0;
  for (int i = 0; i < n_all; i++)
    {
      const double *sum  = tone->sums + i * 4;
      double        mean[] = { sum[0] / sum[3], sum[1] / sum[3],
                               sum[2] / sum[3] };

      if (sum[3] > 0)
        cmsDoTransform (convert, mean, &points[(*n)++], 1);
    }
  cmsDeleteTransform (convert);
  cmsCloseProfile (lab);
  cmsCloseProfile (srgb);
  qsort (points, *n, sizeof *points, compare_lightness);
  return points;
}

/* Takes the mean of the points next in lightness off the a and b of each. */
static void
take_off_tone (Lab *points,
               int  n)
{
  int  near   = MAX (n / NEAR_SHARE, NEAR_LEAST);
  Lab *before = g_memdup2 (points, n * sizeof *points);

  for (int i = 0; i < n; i++)
    {
      int from = MAX (i - near / 2, 0);
      int to   = MIN (i + near / 2 + 1, n);

      for (int j = from; j < to; j++)
        {
          points[i].a -= before[j].a / (to - from);
          points[i].b -= before[j].b / (to - from);
        }
    }
  g_free (before);
}

/* The standard deviation of (a, b) in the direction where it is the least. */
static double
deviation_across (const Lab *points,
                  int        n)
{
  double a = 0, b = 0, aa = 0, bb = 0, ab = 0;

  for (int i = 0; i < n; i++)
    {
      a += points[i].a / n;
      b += points[i].b / n;
      aa += points[i].a * points[i].a / n;
      bb += points[i].b * points[i].b / n;
      ab += points[i].a * points[i].b / n;
    }
  aa -= a * a;
  bb -= b * b;
  ab -= a * b;
  /* The smaller eigenvalue of [[aa, ab], [ab, bb]]. */
  return sqrt (MAX ((aa + bb) / 2 - hypot ((aa - bb) / 2, ab), 0));
}

static double
mean_square_chroma (const Lab *points,
                    int        n)
{
  double sum = 0;

  for (int i = 0; i < n; i++)
    sum += points[i].a * points[i].a + points[i].b * points[i].b;
  return n > 0 ? sum / n : 0;
}

static gboolean
has_far_points (const Lab *points,
                int        n)
{
  int n_far = 0;

  for (int i = 0; i < n; i++)
    n_far += hypot (points[i].a, points[i].b) > FAR;
  return n_far > n * FAR_POINTS;
}

gboolean
tone_is_color (const Tone *tone)
{
  int       n;
  Lab      *points = sorted_points (tone, &n);
  double    chroma = sqrt (mean_square_chroma (points, n));
  gboolean  color;

  take_off_tone (points, n);
  color = has_far_points (points, n)
          || deviation_across (points, n) > ACROSS * (1 + TONE_SHARE * chroma);
  g_free (points);
  return color;
}
