/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "tally.h"

#define LARGEST         150   /* threshold */
#define TRUE_CHROMA     15.0f /* below it, a hue says little */
#define PREDICTED_CHROMA 5.0f /* below it, a pixel counts as gray */

/* Of the pixels of one true class, those first within the threshold t are
 * nearest[t]. */
typedef struct
{
  guint64 n;
  guint64 nearest[LARGEST + 1];
} Distances;

struct _Tally
{
  Classes   classes;
  Distances distances[COLORIZER_CLASSES];      /* by true class */
  guint64   predicted[COLORIZER_CLASSES];      /* by predicted class */
  guint64   colorful[TALLY_SECTORS];
  guint64   hue_right[TALLY_SECTORS];
  double    chroma;                     /* sums */
  double    chroma_truth;
};

Tally *
tally_new (void)
{
  Tally *tally = g_new0 (Tally, 1);

  classes_init (&tally->classes);
  return tally;
}

void
tally_free (Tally *tally)
{
  g_free (tally);
}

static float
chroma (Ab ab)
{
  return sqrtf (ab.a * ab.a + ab.b * ab.b);
}

static int
sector (Ab ab)
{
  double turn = atan2 (ab.b, ab.a) / (2 * G_PI);

  turn -= floor (turn);
  return MIN ((int) (turn * TALLY_SECTORS), TALLY_SECTORS - 1);
}

/* Within 45 degrees: what two colors have along each other is at least what
 * they have across. */
static gboolean
hue_agrees (Ab truth,
            Ab predicted)
{
  float along  = truth.a * predicted.a + truth.b * predicted.b;
  float across = truth.a * predicted.b - truth.b * predicted.a;

  return chroma (predicted) > PREDICTED_CHROMA && along >= fabsf (across);
}

static void
add_hue (Tally   *tally,
         Ab       truth,
         Ab       predicted,
         guint64  n)
{
  int k;

  if (! (chroma (truth) > TRUE_CHROMA))
    return;
  k = sector (truth);
  tally->colorful[k] += n;
  if (hue_agrees (truth, predicted))
    tally->hue_right[k] += n;
}

void
tally_add (Tally   *tally,
           Ab       truth,
           Ab       predicted,
           guint64  n)
{
  int        class    = classes_nearest (&tally->classes, truth);
  Ab         error    = { predicted.a - truth.a, predicted.b - truth.b };
  float      distance = ceilf (chroma (error));
  Distances *row      = &tally->distances[class];

  row->n += n;
  if (distance <= LARGEST)
    row->nearest[(int) distance] += n;
  tally->predicted[classes_nearest (&tally->classes, predicted)] += n;
  tally->chroma += n * (double) chroma (predicted);
  tally->chroma_truth += n * (double) chroma (truth);
  add_hue (tally, truth, predicted, n);
}

static void
merge_distances (Distances       *distances,
                 const Distances *other)
{
  distances->n += other->n;
  for (int t = 0; t <= LARGEST; t++)
    distances->nearest[t] += other->nearest[t];
}

void
tally_merge (Tally       *tally,
             const Tally *other)
{
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    {
      merge_distances (&tally->distances[class], &other->distances[class]);
      tally->predicted[class] += other->predicted[class];
    }
  for (int k = 0; k < TALLY_SECTORS; k++)
    {
      tally->colorful[k] += other->colorful[k];
      tally->hue_right[k] += other->hue_right[k];
    }
  tally->chroma += other->chroma;
  tally->chroma_truth += other->chroma_truth;
}

/* NAN for a part of nothing. */
static double
percent (double part,
         double whole)
{
  return 100 * part / whole;
}

static double
area_under_curve (const Distances *distances)
{
  guint64 within = 0;
  double  area   = 0;

  for (int t = 0; t <= LARGEST; t++)
    {
      within += distances->nearest[t];
      area += (t == 0 || t == LARGEST ? 0.5 : 1) * within;
    }
  return percent (area / LARGEST, distances->n);
}

static double
histograms_intersection (const Tally *tally,
                         guint64      n)
{
  guint64 common = 0;

  for (int class = 0; class < COLORIZER_CLASSES; class++)
    common += MIN (tally->distances[class].n, tally->predicted[class]);
  return percent (common, n);
}

static void
set_aucs (Figures     *figures,
          const Tally *tally,
          Distances   *all)
{
  double sum       = 0;
  int    n_classes = 0;

  for (int class = 0; class < COLORIZER_CLASSES; class++)
    if (tally->distances[class].n > 0)
      {
        merge_distances (all, &tally->distances[class]);
        sum += area_under_curve (&tally->distances[class]);
        n_classes++;
      }
  figures->auc = area_under_curve (all);
  figures->auc_balanced = sum / n_classes;
}

static void
set_hues (Figures     *figures,
          const Tally *tally)
{
  double sum       = 0;
  int    n_sectors = 0;

  for (int k = 0; k < TALLY_SECTORS; k++)
    {
      figures->sectors[k] = percent (tally->hue_right[k], tally->colorful[k]);
      if (tally->colorful[k] > 0)
        {
          sum += figures->sectors[k];
          n_sectors++;
        }
    }
  figures->hue8 = sum / n_sectors;
}

Figures
tally_figures (const Tally *tally)
{
  Figures   figures;
  Distances all = { .n = 0 };

  set_aucs (&figures, tally, &all);
  set_hues (&figures, tally);
  figures.chroma = tally->chroma / all.n;
  figures.chroma_truth = tally->chroma_truth / all.n;
  figures.hist = histograms_intersection (tally, all.n);
  return figures;
}
