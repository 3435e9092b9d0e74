/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "buffer.h"
#include "decode.h"
#include "evidence.h"
#include "scores.h"

#define AT_ONCE  64           /* cells whose scores are added to together */
#define MODE_T   0.38f        /* the evidence's, for the mode */
#define WEIGHT   4.75f        /* of the evidence */
#define BLUR     10.0f        /* sigma in ab of what a color says of others */

#define STEP     10           /* of the classes' centers */
#define FIRST_A  (-90)
#define FIRST_B  (-110)
#define ROWS     20           /* of the classes' grid, by a */
#define COLUMNS  22           /* by b */

static const float rest = 1.0f / COLORIZER_CLASSES;   /* 1/313 */

/* What the hints' evidence is computed from. */
typedef struct
{
  float centers[COLORIZER_CLASSES][2];
  float taps[COLUMNS];                      /* the Gaussian of 0, 10, 20, .. */
  float row_sums[COLORIZER_CLASSES];        /* of G */
} Classes;

/* Blurs values of the classes with the Gaussian, first by b, then by a. */
static void
blur (const Classes *classes,
      const float   *values,
      float         *blurred)
{
  float grid[ROWS][COLUMNS] = { 0 }, by_b[ROWS][COLUMNS] = { 0 };

  for (int q = 0; q < COLORIZER_CLASSES; q++)
    grid[((int) classes->centers[q][0] - FIRST_A) / STEP]
    [((int) classes->centers[q][1] - FIRST_B) / STEP] = values[q];
  for (int i = 0; i < ROWS; i++)
    for (int j = 0; j < COLUMNS; j++)
      for (int k = 0; k < COLUMNS; k++)
        by_b[i][j] += classes->taps[abs (j - k)] * grid[i][k];
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    {
      int i = ((int) classes->centers[q][0] - FIRST_A) / STEP;
      int j = ((int) classes->centers[q][1] - FIRST_B) / STEP;

      blurred[q] = 0;
      for (int k = 0; k < ROWS; k++)
        blurred[q] += classes->taps[abs (i - k)] * by_b[k][j];
    }
}

static void
classes_init (Classes *classes)
{
  float ones[COLORIZER_CLASSES];

  colorizer_class_centers (classes->centers);
  for (int i = 0; i < COLUMNS; i++)
    classes->taps[i] = expf (-(STEP * i) * (STEP * i) / (2 * BLUR * BLUR));
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    ones[q] = 1;
  blur (classes, ones, classes->row_sums);
}

static float
distance_2 (const float one[2],
            const float other[2])
{
  float a = one[0] - other[0], b = one[1] - other[1];

  return a * a + b * b;
}

/* The color itself or, where it lies outside the classes' gamut, the nearest
 * center. */
static const float *
within_classes (const Classes *classes,
                const float    ab[2])
{
  int nearest = 0;

  for (int q = 1; q < COLORIZER_CLASSES; q++)
    if (distance_2 (classes->centers[q], ab)
        < distance_2 (classes->centers[nearest], ab))
      nearest = q;
  return distance_2 (classes->centers[nearest], ab) > STEP * STEP / 2
         ? classes->centers[nearest] : ab;
}

/* k: the hint's color as a distribution. */
static void
find_own (const Classes *classes,
          const float    ab[2],
          float         *own)
{
  const float *color = within_classes (classes, ab);
  float        sum   = 0;

  for (int q = 0; q < COLORIZER_CLASSES; q++)
    {
      own[q] = expf (-distance_2 (classes->centers[q], color)
                     / (2 * BLUR * BLUR));
      sum += own[q];
    }
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    own[q] /= sum;
}

void
evidence_shares (const ColorizerScores *scores,
                 const Place           *place,
                 float                 *shares)
{
  memset (shares, 0, COLORIZER_CLASSES * sizeof (float));
  for (int i = 0; i < 4; i++)
    {
      float        roots[CLASSES_PADDED];
      const float *cell = scores->map.values
                          + (gsize) place->corners[i] * CLASSES_PADDED;

      kernels_for_cpu ()->root_shares (cell, 1, 1, roots);
      for (int q = 0; q < COLORIZER_CLASSES; q++)
        shares[q] += place->shares[i] * roots[q] * roots[q];
    }
}

void
evidence_believe (const ColorizerScores *scores,
                  Place                **places,
                  int                    n)
{
  Classes classes;

  classes_init (&classes);
  for (int i = 0; i < n; i++)
    {
      float  shares[COLORIZER_CLASSES];
      float *believed = places[i]->believed;

      evidence_shares (scores, places[i], shares);
      blur (&classes, shares, believed);
      for (int q = 0; q < COLORIZER_CLASSES; q++)
        believed[q] = rest + believed[q] / classes.row_sums[q];
    }
}

/* e: the hint's color against what the network believed there. */
static void
find_evidence (const Classes *classes,
               const Dot     *dot,
               float         *evidence)
{
  find_own (classes, dot->ab, evidence);
  for (int q = 0; q < COLORIZER_CLASSES; q++)
    evidence[q] = logf ((rest + evidence[q]) / dot->place->believed[q]);
}

/* All dots' evidence: [CLASSES_PADDED / BLOCK, n, BLOCK]; NULL where there is
 * not enough memory. */
static float *
all_evidence (const Dot *dots,
              int        n)
{
  float   *panels = buffer_new ((gsize) n * CLASSES_PADDED);
  Classes  classes;

  if (! panels)
    return NULL;
  classes_init (&classes);
  for (int i = 0; i < n; i++)
    {
      float evidence[CLASSES_PADDED] = { 0 };

      find_evidence (&classes, &dots[i], evidence);
      for (int q = 0; q < CLASSES_PADDED; q++)
        panels[((gsize) q / BLOCK * n + i) * BLOCK + q % BLOCK] = evidence[q];
    }
  return panels;
}

/* How much of each dot's evidence comes to each of the cells, up to AT_ONCE,
 * from first on: to those that resemble none, what the dots say of all.
 * shares: [cells, n] */
static void
share_out (const Dot *dots,
           int        n,
           int        first,
           int        cells,
           float      weight,
           float     *shares)
{
  float sums[AT_ONCE] = { 0 }, rests[AT_ONCE];
  float everywhere = 0;

  for (int i = 0; i < n; i++)
    everywhere += dots[i].everywhere;
  for (int i = 0; i < n; i++)
    for (int cell = 0; cell < cells; cell++)
      sums[cell] += dots[i].place->evidence[first + cell];
  for (int cell = 0; cell < cells; cell++)
    {
      rests[cell] = weight * MAX (1 - sums[cell], 0) / MAX (everywhere, 1);
      sums[cell] = weight / MAX (sums[cell], 1);
    }
  for (int i = 0; i < n; i++)
    for (int cell = 0; cell < cells; cell++)
      shares[cell * n + i] = dots[i].strength
                             * (sums[cell]
                                * dots[i].place->evidence[first + cell]
                                + rests[cell] * dots[i].everywhere);
}

/* scores = those of the cells from first on, with their shares of the
 * evidence: [cells, CLASSES_PADDED]. */
static void
add_evidence (const ColorizerScores *from,
              int                    first,
              int                    cells,
              const float           *panels,
              const float           *shares,
              int                    n,
              float                 *scores)
{
  const float *given = from->map.values + (gsize) first * CLASSES_PADDED;
  float        sums[AT_ONCE * BLOCK];
  Product      product =
  {
    .rows = cells, .k = n, .blocks = 1,
    .a = shares, .a_stride = n, .c = sums
  };

  for (int q = 0; q < CLASSES_PADDED; q += BLOCK)
    {
      product.b = panels + (gsize) q * n;
      kernels_for_cpu ()->multiply (&product);
      for (int cell = 0; cell < cells; cell++)
        for (int i = 0; i < BLOCK; i++)
          scores[cell * CLASSES_PADDED + q + i]
            = given[cell * CLASSES_PADDED + q + i] + sums[cell * BLOCK + i];
    }
}

gboolean
evidence_decode (const ColorizerScores   *scores,
                 const ColorizerSettings *settings,
                 const Dot               *dots,
                 int                      n,
                 float                   *a,
                 float                   *b)
{
  int    cells  = scores->map.height * scores->map.width;
  float  weight = WEIGHT * (settings->decode == COLORIZER_DECODE_MODE
                            ? MODE_T : (float) settings->temperature);
  float *panels = all_evidence (dots, n);
  float *shares = buffer_new ((gsize) AT_ONCE * n);
  float *sums   = buffer_new (AT_ONCE * CLASSES_PADDED);

  if (panels && shares && sums)
    for (int first = 0; first < cells; first += AT_ONCE)
      {
        int some = MIN (AT_ONCE, cells - first);

        share_out (dots, n, first, some, weight, shares);
        add_evidence (scores, first, some, panels, shares, n, sums);
        decode_points (scores->outputs, sums, some, settings, a + first,
                       b + first);
      }
  buffer_free (panels);
  buffer_free (shares);
  buffer_free (sums);
  return panels && shares && sums;
}
