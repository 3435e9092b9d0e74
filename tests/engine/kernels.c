/* Every kernel of every variant that this CPU runs agrees with the readable C,
 * on random and on extreme values and shapes.  With --time it also says how
 * fast they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "colorizer.h"
#include "kernels.h"

#define GUARD 123456.0f       /* must survive behind each result */

static const char *variants[] = { "vector", "avx2", "avx512", "openblas" };

static float *
random_floats (GRand *random,
               gsize  n,
               double range)
{
  float *floats = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    floats[i] = g_rand_double_range (random, -range, range);
  return floats;
}

static float *
guarded (gsize n)
{
  float *floats = g_new (float, n + BLOCK);

  for (gsize i = 0; i < n + BLOCK; i++)
    floats[i] = GUARD;
  return floats;
}

/* Frees both. */
static void
compare (const char *what,
         const char *variant,
         float      *expected,
         float      *found,
         gsize       n,
         double      tolerance)
{
  for (gsize i = 0; i < n; i++)
    if (! (fabs (expected[i] - found[i])
           <= tolerance * MAX (1, fabs (expected[i]))))
      g_error ("%s of %s: value %" G_GSIZE_FORMAT " is %g, not %g",
               what, variant, i, found[i], expected[i]);
  for (gsize i = n; i < n + BLOCK; i++)
    g_assert_cmpfloat (found[i], ==, GUARD);
  g_free (expected);
  g_free (found);
}

/* Once, and once more added to that or in its place.  Between the blocks there
 * are gaps, which nobody writes. */
static void
check_product (const Kernels *c,
               const Kernels *fast,
               GRand         *random,
               int            rows,
               int            k,
               int            blocks)
{
  gsize   size    = (blocks - 1) * (rows + 1) * BLOCK + rows * BLOCK;
  Product product =
  {
    .rows = rows, .k = k, .blocks = blocks,
    .a_stride = k + 3,
    .b_stride = k * BLOCK + 5,
    .c_stride = (rows + 1) * BLOCK
  };
  float  *a = random_floats (random, rows * product.a_stride, 1);
  float  *b = random_floats (random, blocks * product.b_stride, 1);

  product.a = a;
  product.b = b;
  for (int add = 0; add < 2; add++)
    {
      float *expected = guarded (size), *found = guarded (size);

      for (int again = 0; again < 2; again++)
        {
          product.add = add && again;
          product.c = expected;
          c->multiply (&product);
          product.c = found;
          fast->multiply (&product);
        }
      compare ("multiply", fast->name, expected, found, size, 1e-4);
    }
  g_free (a);
  g_free (b);
}

static void
check_multiply (const Kernels *c,
                const Kernels *fast,
                GRand         *random)
{
  static const int rows[] = { 1, 2, 3, 4, 5, 6, 7, 11, 15, 16, 17, 31, 64 };
  static const int ks[]   = { 1, 2, 9, 64, 513 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ks); j++)
      for (int blocks = 1; blocks <= 3; blocks++)
        check_product (c, fast, random, rows[i], ks[j], blocks);
}

static void
check_finish (const Kernels *c,
              const Kernels *fast,
              GRand         *random)
{
  float *sums = random_floats (random, 7 * BLOCK, 1);
  float *per_channel = random_floats (random, 3 * BLOCK, 1);

  for (int relu = 0; relu < 2; relu++)
    for (int norm = 0; norm < 2; norm++)
      {
        Finish finish = { per_channel, relu,
                          norm ? per_channel + BLOCK : NULL,
                          norm ? per_channel + 2 * BLOCK : NULL };
        float *expected = guarded (6 * 40 + BLOCK);
        float *found    = guarded (6 * 40 + BLOCK);

        c->finish (sums, 7, &finish, expected, 40);
        fast->finish (sums, 7, &finish, found, 40);
        compare ("finish", fast->name, expected, found, 6 * 40 + BLOCK, 1e-6);
      }
  g_free (sums);
  g_free (per_channel);
}

static void
check_winograd_input (const Kernels *c,
                      const Kernels *fast,
                      GRand         *random)
{
  for (int n = BLOCK; n <= 64; n += BLOCK)
    {
      const float *pixels[WINOGRAD_PRODUCTS];
      gsize        stride = n + 5, size = 35 * stride + n;
      float       *values = random_floats (random, 36 * n, 100);
      float       *expected = guarded (size), *found = guarded (size);

      for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
        pixels[i] = values + g_rand_int_range (random, 0, 36) * n;
      c->winograd_input (pixels, n, expected, stride);
      fast->winograd_input (pixels, n, found, stride);
      compare ("winograd_input", fast->name, expected, found, size, 1e-3);
      g_free (values);
    }
}

static void
check_winograd_kernel (const Kernels *c,
                       const Kernels *fast,
                       GRand         *random)
{
  for (int k = 1; k <= 9; k++)
    {
      gsize  stride = k * 9 + 4, u_stride = k * BLOCK + 7;
      gsize  size = 35 * u_stride + k * BLOCK;
      float *g = random_floats (random, BLOCK * stride, 1);
      float *expected = guarded (size), *found = guarded (size);

      c->winograd_kernel (g, stride, k, expected, u_stride);
      fast->winograd_kernel (g, stride, k, found, u_stride);
      compare ("winograd_kernel", fast->name, expected, found, size, 1e-5);
      g_free (g);
    }
}

static void
check_winograd_output (const Kernels *c,
                       const Kernels *fast,
                       GRand         *random)
{
  float *m           = random_floats (random, 36 * (BLOCK + 3), 10);
  float *per_channel = random_floats (random, 3 * BLOCK, 1);
  Finish finish      = { per_channel, TRUE, per_channel + BLOCK,
                         per_channel + 2 * BLOCK };
  float *expected    = guarded (16 * BLOCK), *found = guarded (16 * BLOCK);
  float *from_c[16], *from_fast[16];

  for (int i = 0; i < 16; i++)
    {
      from_c[i] = expected + (15 - i) * BLOCK;
      from_fast[i] = found + (15 - i) * BLOCK;
    }
  c->winograd_output (m, BLOCK + 3, &finish, from_c);
  fast->winograd_output (m, BLOCK + 3, &finish, from_fast);
  compare ("winograd_output", fast->name, expected, found, 16 * BLOCK, 1e-4);
  g_free (m);
  g_free (per_channel);
}

/* All 65536 halves; what is not a number stays so. */
static void
check_widen (const Kernels *c,
             const Kernels *fast)
{
  guint16 *halves = g_new (guint16, 65536);
  float   *expected = guarded (65535), *found = guarded (65535);

  for (int i = 0; i < 65536; i++)
    halves[i] = GUINT16_TO_LE (i);
  c->widen (halves, expected, 65535);
  fast->widen (halves, found, 65535);
  for (int i = 0; i < 65535; i++)
    g_assert_true (isnan (expected[i]) ? isnan (found[i])
                                       : expected[i] == found[i]);
  g_assert_cmpfloat (found[65535], ==, GUARD);
  g_free (halves);
  g_free (expected);
  g_free (found);
}

static float *
random_scores (GRand *random,
               int    points,
               double range)
{
  float *scores = random_floats (random, points * CLASSES_PADDED, range);

  for (int i = 0; i < points * CLASSES_PADDED; i++)
    if (i % CLASSES_PADDED >= COLORIZER_CLASSES)
      scores[i] = -1e30f;
  return scores;
}

static void
check_annealed_mean (const Kernels *c,
                     const Kernels *fast,
                     GRand         *random)
{
  static const double ranges[]       = { 0, 1, 30, 1000 };
  static const float  temperatures[] = { 1e-3f, 0.05f, 0.38f, 1 };

  float *centers = random_floats (random, 2 * CLASSES_PADDED, 110);

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (temperatures); j++)
      {
        float *scores = random_scores (random, 5, ranges[i]);
        float *expected = guarded (10), *found = guarded (10);

        c->annealed_mean (scores, 5, centers, temperatures[j],
                          expected, expected + 5);
        fast->annealed_mean (scores, 5, centers, temperatures[j],
                             found, found + 5);
        compare ("annealed_mean", fast->name, expected, found, 10, 2e-4);
        g_free (scores);
      }
  g_free (centers);
}

static void
check_likeliest (const Kernels *c,
                 const Kernels *fast,
                 GRand         *random)
{
  float *scores = random_scores (random, COLORIZER_CLASSES + 2, 1);
  int    expected[COLORIZER_CLASSES + 2], found[COLORIZER_CLASSES + 2];

  /* Each class once; then all alike, and two alike. */
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    scores[class * CLASSES_PADDED + class] = 2;
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    scores[COLORIZER_CLASSES * CLASSES_PADDED + class] = -5;
  scores[(COLORIZER_CLASSES + 1) * CLASSES_PADDED + 200] = 3;
  scores[(COLORIZER_CLASSES + 1) * CLASSES_PADDED + 77] = 3;
  c->likeliest (scores, COLORIZER_CLASSES + 2, expected);
  fast->likeliest (scores, COLORIZER_CLASSES + 2, found);
  g_assert_cmpmem (expected, sizeof expected, found, sizeof found);
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    g_assert_cmpint (found[class], ==, class);
  g_assert_cmpint (found[COLORIZER_CLASSES], ==, 0);
  g_assert_cmpint (found[COLORIZER_CLASSES + 1], ==, 77);
  g_free (scores);
}

static void
check_root_shares (const Kernels *c,
                   const Kernels *fast,
                   GRand         *random)
{
  static const double ranges[]       = { 0, 1, 30, 1000 };
  static const float  temperatures[] = { 0.38f, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (temperatures); j++)
      {
        int    n      = 5 * CLASSES_PADDED;
        float *scores = random_scores (random, 5, ranges[i]);
        float *expected = guarded (n), *found = guarded (n);

        c->root_shares (scores, 5, temperatures[j], expected);
        fast->root_shares (scores, 5, temperatures[j], found);
        compare ("root_shares", fast->name, expected, found, n, 1e-5);
        g_free (scores);
      }
}

static void
check_affinity (const Kernels *c,
                const Kernels *fast,
                GRand         *random)
{
  static const Affinity kinds[] =
  { { 3, 0.002f, 2 }, { 0, 0, 0 }, { 1000, 1, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int n = BLOCK; n <= 5 * BLOCK; n += BLOCK)
      {
        float *away = random_floats (random, n, 1);
        float *l = random_floats (random, n, 100);
        float *alike = random_floats (random, n, 1);
        float *expected = guarded (n), *found = guarded (n);

        for (int k = 0; k < n; k++)
          away[k] = fabsf (away[k]);
        c->affinity (&kinds[i], l[1], away, l, alike, n, expected);
        fast->affinity (&kinds[i], l[1], away, l, alike, n, found);
        compare ("affinity", fast->name, expected, found, n, 1e-5);
        g_free (away);
        g_free (l);
        g_free (alike);
      }
}

/* Pixels of all kinds: in and out of range, black, white, not a number. */
static void
check_compose (const Kernels *c,
               const Kernels *fast,
               GRand         *random)
{
  for (int n = 1; n < 2000; n = 3 * n + 1)
    {
      float *a = random_floats (random, n, 120);
      float *b = random_floats (random, n, 120);
      float *expected = guarded (4 * n), *found = guarded (4 * n);
      float *l = guarded (n), *found_l = guarded (n);

      for (int i = 0; i < 4 * n; i++)
        expected[i] = g_rand_int (random) % 8 == 0
                      ? (float) g_rand_int_range (random, 0, 2)
                      : (float) g_rand_double_range (random, -0.2, 1.2);
      expected[n / 2] = n > 5 ? NAN : 0.5f;
      memcpy (found, expected, 4 * n * sizeof (float));
      c->lightness (expected, n, l);
      fast->lightness (expected, n, found_l);
      c->compose (l, a, b, n, expected);
      fast->compose (l, a, b, n, found);
      /* A halving of the chroma may fall to the other side of the gamut's
       * edge: 1 / 4096 of a chroma of 170. */
      compare ("compose", fast->name, expected, found, 4 * n, 2e-3);
      compare ("lightness", fast->name, l, found_l, n, 2e-5);
      g_free (a);
      g_free (b);
    }
}

/* Gray pixels from black to beyond white, without and with a colored one. */
static void
check_neutral (const Kernels *c,
               const Kernels *fast)
{
  int n = 200;

  for (int colored = -1; colored < n; colored += 67)
    {
      float *rgba = g_new (float, 4 * n);
      float *expected = guarded (n), *found = guarded (n);

      for (int i = 0; i < 4 * n; i++)
        rgba[i] = (i / 4 - 20) / 150.0f;
      rgba[4 * 190] = rgba[4 * 190 + 1] = rgba[4 * 190 + 2] = NAN;
      if (colored >= 0)
        rgba[4 * colored + 2] += 0.1f;
      c->lightness (rgba, n, expected);
      fast->lightness (rgba, n, found);
      compare ("lightness of gray", fast->name, expected, found, n, 2e-5);
      g_free (rgba);
    }
}

/* Timing */

static double
milliseconds (gint64 since,
              int    rounds)
{
  return (g_get_monotonic_time () - since) / 1000.0 / rounds;
}

static void
time_kernels (const Kernels *kernels)
{
  GRand  *random = g_rand_new_with_seed (24);
  int     rounds = 20;
  float  *a       = random_floats (random, 64 * 64, 1);
  float  *b       = random_floats (random, 2 * 64 * BLOCK, 1);
  float   c[2 * 64 * BLOCK];
  Product product = { 64, 64, 2, TRUE, a, 64, b, 64 * BLOCK, c, 64 * BLOCK };
  float  *scores  = random_scores (random, 64 * 64, 10);
  float  *centers = random_floats (random, 2 * CLASSES_PADDED, 110);
  float  *ab      = random_floats (random, 2 * 600 * 400, 30);
  float  *rgba    = random_floats (random, 4 * 600 * 400, 1);
  float  *l       = random_floats (random, 600 * 400, 100);
  int    *classes = g_new (int, 64 * 64);
  gint64  since   = g_get_monotonic_time ();
  double  ms;

  for (int i = 0; i < 1000 * rounds; i++)
    kernels->multiply (&product);
  ms = milliseconds (since, 1000 * rounds);
  g_print ("%-8s multiply 64 x 64 x 32: %.1f GFLOP/s", kernels->name,
           2e-6 * 64 * 64 * 2 * BLOCK / ms);

  since = g_get_monotonic_time ();
  for (int i = 0; i < rounds; i++)
    kernels->annealed_mean (scores, 64 * 64, centers, 0.38f,
                            ab, ab + 64 * 64);
  g_print (", annealed mean of 64 x 64: %.2f ms",
           milliseconds (since, rounds));

  since = g_get_monotonic_time ();
  for (int i = 0; i < rounds; i++)
    kernels->likeliest (scores, 64 * 64, classes);
  g_print (", mode: %.2f ms", milliseconds (since, rounds));

  /* A sky, say: from black to white, in one hue. */
  for (int i = 0; i < 600 * 400; i++)
    {
      for (int k = 0; k < 3; k++)
        rgba[4 * i + k] = i % 600 / 599.0f;
      ab[i] = 10;
      ab[600 * 400 + i] = -40;
    }
  since = g_get_monotonic_time ();
  for (int i = 0; i < rounds; i++)
    {
      kernels->lightness (rgba, 600 * 400, l);
      kernels->compose (l, ab, ab + 600 * 400, 600 * 400, rgba);
    }
  g_print (", compose 600 x 400: %.2f ms\n", milliseconds (since, rounds));

  g_free (a);
  g_free (b);
  g_free (scores);
  g_free (centers);
  g_free (ab);
  g_free (l);
  g_free (rgba);
  g_free (classes);
  g_rand_free (random);
}

static void
check (const Kernels *c,
       const Kernels *fast,
       GRand         *random)
{
  check_multiply (c, fast, random);
  check_finish (c, fast, random);
  check_winograd_input (c, fast, random);
  check_winograd_kernel (c, fast, random);
  check_winograd_output (c, fast, random);
  check_widen (c, fast);
  check_annealed_mean (c, fast, random);
  check_likeliest (c, fast, random);
  check_root_shares (c, fast, random);
  check_affinity (c, fast, random);
  check_compose (c, fast, random);
  check_neutral (c, fast);
  g_print ("%s agrees\n", fast->name);
}

int
main (int    argc,
      char **argv)
{
  const Kernels *c      = kernels_named ("c");
  GRand         *random = g_rand_new_with_seed (2016);
  gboolean       timed  = argc > 1 && strcmp (argv[1], "--time") == 0;

  if (timed)
    time_kernels (c);
  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      const Kernels *fast = kernels_named (variants[i]);

      if (fast)
        check (c, fast, random);
      if (fast && timed)
        time_kernels (fast);
    }
  g_assert_nonnull (kernels_named ("vector"));
  g_assert_null (kernels_named ("vax"));
  g_rand_free (random);
  return 0;
}
