/* The figures of a few pixels, computed by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "tally.h"

#define EPSILON 1e-4          /* percent */

static const Ab reddish = { 40, 20 };
static const Ab bluish  = { 0, -50 };

static Figures
figures_of_one (Ab truth,
                Ab predicted)
{
  Tally   *tally = tally_new ();
  Figures  figures;

  tally_add (tally, truth, predicted, 1);
  figures = tally_figures (tally);
  tally_free (tally);
  return figures;
}

/* An error of 10 is above the thresholds 0 to 9: the curve is 0, then 1, and
 * its area 140 + 1/2 of 150. */
static void
check_auc (void)
{
  static const struct { float error; double auc; } cases[] =
  {
    { 0,      100 },
    { 10,     100 * 140.5 / 150 },
    { 10.5f,  100 * 139.5 / 150 },
    { 150,    100 * 0.5 / 150 },
    { 150.5f, 0 },
    { 400,    0 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Ab      wrong   = { reddish.a, reddish.b - cases[i].error };
      Figures figures = figures_of_one (reddish, wrong);

      g_assert_cmpfloat_with_epsilon (figures.auc, cases[i].auc, EPSILON);
      g_assert_cmpfloat_with_epsilon (figures.auc_balanced, cases[i].auc,
                                      EPSILON);
    }
}

/* Three pixels of one class are right, one of another is off by 30 + 40 i:
 * by 50. */
static Tally *
four_pixels (void)
{
  Tally *tally = tally_new ();

  tally_add (tally, reddish, reddish, 3);
  tally_add (tally, bluish, (Ab) { 30, -10 }, 1);
  return tally;
}

static void
check_classes (void)
{
  Tally   *tally   = four_pixels ();
  Figures  figures = tally_figures (tally);
  double   off     = 100 * 100.5 / 150;

  g_assert_cmpfloat_with_epsilon (figures.auc, (3 * 100 + off) / 4, EPSILON);
  g_assert_cmpfloat_with_epsilon (figures.auc_balanced, (100 + off) / 2,
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (figures.hist, 75, EPSILON);
  g_assert_cmpfloat_with_epsilon (figures.chroma_truth,
                                  (3 * sqrt (2000) + 50) / 4, EPSILON);
  g_assert_cmpfloat_with_epsilon (figures.chroma,
                                  (3 * sqrt (2000) + sqrt (1000)) / 4,
                                  EPSILON);
  tally_free (tally);
}

/* What counts as the right hue, for a truth of hue 0. */
static void
check_hue (void)
{
  static const struct { Ab predicted; double right; } cases[] =
  {
    { { 6, 0 },        100 },
    { { 4.9f, 0 },     0 },         /* too pale */
    { { 20, 19.9f },   100 },
    { { 20, 20.1f },   0 },
    { { 20, -19.9f },  100 },
    { { 20, -20.1f },  0 },
    { { -20, 0.1f },   0 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Figures figures = figures_of_one ((Ab) { 16, 0 }, cases[i].predicted);

      g_assert_cmpfloat_with_epsilon (figures.hue8, cases[i].right, EPSILON);
    }
  /* A pale truth has no hue. */
  g_assert_true (isnan (figures_of_one ((Ab) { 14.9f, 0 },
                                        (Ab) { 20, 0 }).hue8));
}

/* Each sector counts alike, whatever its number of pixels. */
static void
check_sectors (void)
{
  Tally   *tally = tally_new ();
  Figures  figures;

  tally_add (tally, (Ab) { 40, 1 }, (Ab) { 40, 1 }, 1);     /* 0 to 45 */
  tally_add (tally, (Ab) { 40, 1 }, (Ab) { -40, 1 }, 3);
  tally_add (tally, (Ab) { -1, 40 }, (Ab) { -1, 40 }, 1);   /* 90 to 135 */
  tally_add (tally, (Ab) { 40, -1 }, (Ab) { 0, 0 }, 95);    /* 315 to 360 */
  figures = tally_figures (tally);
  g_assert_cmpfloat_with_epsilon (figures.sectors[0], 25, EPSILON);
  g_assert_true (isnan (figures.sectors[1]));
  g_assert_cmpfloat_with_epsilon (figures.sectors[2], 100, EPSILON);
  g_assert_cmpfloat_with_epsilon (figures.sectors[7], 0, EPSILON);
  g_assert_cmpfloat_with_epsilon (figures.hue8, 125 / 3.0, EPSILON);
  tally_free (tally);
}

static void
check_merge (void)
{
  Tally   *tally = four_pixels ();
  Tally   *more  = four_pixels ();
  Tally   *all   = tally_new ();
  Figures  merged, wanted;

  tally_add (more, bluish, bluish, 2);
  tally_merge (tally, more);
  tally_add (all, reddish, reddish, 6);
  tally_add (all, bluish, (Ab) { 30, -10 }, 2);
  tally_add (all, bluish, bluish, 2);
  merged = tally_figures (tally);
  wanted = tally_figures (all);

  g_assert_cmpfloat_with_epsilon (merged.auc, wanted.auc, EPSILON);
  g_assert_cmpfloat_with_epsilon (merged.auc_balanced, wanted.auc_balanced,
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (merged.chroma, wanted.chroma, EPSILON);
  g_assert_cmpfloat_with_epsilon (merged.chroma_truth, wanted.chroma_truth,
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (merged.hue8, wanted.hue8, EPSILON);
  g_assert_cmpfloat_with_epsilon (merged.hist, wanted.hist, EPSILON);
  tally_free (tally);
  tally_free (more);
  tally_free (all);
}

static double
squared_distance (const Classes *classes,
                  int            class,
                  Ab             ab)
{
  double a = ab.a - classes->centers[class][0];
  double b = ab.b - classes->centers[class][1];

  return a * a + b * b;
}

/* No class is nearer than the one found, inside the bins and out. */
static void
check_nearest (void)
{
  Classes classes;

  classes_init (&classes);
  for (float a = -140; a <= 140; a += 3.7f)
    for (float b = -140; b <= 140; b += 3.7f)
      {
        Ab     ab    = { a, b };
        double found = squared_distance (&classes,
                                         classes_nearest (&classes, ab), ab);

        for (int class = 0; class < COLORIZER_CLASSES; class++)
          g_assert_cmpfloat (found, <=,
                             squared_distance (&classes, class, ab) + 1e-3);
      }
}

int
main (void)
{
  check_auc ();
  check_classes ();
  check_hue ();
  check_sectors ();
  check_merge ();
  check_nearest ();
  return 0;
}
