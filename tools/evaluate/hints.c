/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "hinted.h"
#include "hints.h"
#include "objects.h"

#define WINDOW       9        /* pixels over which an error is judged */
#define MOST_WORST   10       /* hints where the error is largest: with more,
                               * nobody would go on */
#define POINTS       8        /* of a photo, whose likely colors are judged */
#define LIKELY_NEAR  15.0     /* ab units to a likely color */
#define COLORFUL     20.0     /* a true chroma */

enum { RANDOM, WORST, N_PROTOCOLS };

static const char *const protocols[] = { "random", "worst" };
static const char *const methods[N_HINTED] =
{ "hints", "no network: nearest hint", "network + blobs" };

/* Sums over photos. */
typedef struct
{
  int    n;
  double psnr;
  double ab_error;
  double missed;
  int    n_hints;
} Sums;

typedef struct
{
  const GArray *counts;       /* of int */
  Sums         *sums;         /* [N_PROTOCOLS, N_HINTED, counts] */
  Objects       objects[N_HINTED];
  int           covered[COLORIZER_MAX_LIKELY];
  int           covered_colorful[COLORIZER_MAX_LIKELY];
  int           points;
  int           colorful;
} Results;

static int
count_at (const Results *results,
          guint          i)
{
  return g_array_index (results->counts, int, i);
}

static Sums *
sums_of (const Results *results,
         int            protocol,
         int            method,
         guint          i)
{
  return results->sums + (protocol * N_HINTED + method) * results->counts->len
         + i;
}

static int
most_hints (const Results *results,
            int            protocol)
{
  int most = 0;

  for (guint i = 0; i < results->counts->len; i++)
    if (protocol == RANDOM || count_at (results, i) <= MOST_WORST)
      most = MAX (most, count_at (results, i));
  return most;
}

static double
missed (const Hinted        *hinted,
        const ColorizerHint *hint,
        const float         *ab)
{
  gsize at   = hinted_pixel (hinted, hint);
  gsize area = (gsize) hinted->photo->width * hinted->photo->height;

  return hypot (ab[at] - hint->a, ab[area + at] - hint->b);
}

static void
add (Sums                *sums,
     const Hinted        *hinted,
     const ColorizerHint *hints,
     int                  n,
     const float         *ab)
{
  sums->n++;
  sums->psnr += hinted_psnr (hinted, ab);
  sums->ab_error += hinted_error (hinted, ab);
  sums->n_hints += n;
  for (int i = 0; i < n; i++)
    sums->missed += missed (hinted, &hints[i], ab);
}

/* The pixel around which the error is largest. */
static ColorizerHint
worst (const Hinted *hinted,
       const float  *ab)
{
  int          width = hinted->photo->width, height = hinted->photo->height;
  gsize        area  = (gsize) width * height;
  const float *truth = hinted->truth + area;
  double      *sums  = g_new0 (double, (gsize) (width + 1) * (height + 1));
  double       most  = -1;
  int          at_x  = 0, at_y = 0, half = WINDOW / 2;

  /* Sums of all that is above and to the left. */
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        gsize   at   = (gsize) y * width + x;
        double *here = sums + (gsize) (y + 1) * (width + 1) + x + 1;

        *here = hypot (ab[at] - truth[at], ab[area + at] - truth[area + at])
                + here[-1] + here[-width - 1] - here[-width - 2];
      }
  for (int y = half; y < height - half; y++)
    for (int x = half; x < width - half; x++)
      {
        const double *above = sums + (gsize) (y - half) * (width + 1) + x
                              - half;
        const double *below = above + WINDOW * (width + 1);
        double        sum   = below[WINDOW] - below[0] - above[WINDOW]
                              + above[0];

        if (sum > most)
          {
            most = sum;
            at_x = x;
            at_y = y;
          }
      }
  g_free (sums);
  return hinted_true (hinted, at_x, at_y);
}

/* Hints one after the other; where their number is one of the counts, it is
 * judged. */
static gboolean
add_protocol (Results       *results,
              Hinted        *hinted,
              int            protocol,
              HintedMethod   method,
              guint          seed,
              GError       **error)
{
  int            most   = most_hints (results, protocol);
  ColorizerHint *hints  = g_new0 (ColorizerHint, most + 1);
  GRand         *random = g_rand_new_with_seed (seed);
  gboolean       done   = TRUE;

  for (int n = 0; done && n <= most; n++)
    {
      gboolean  wanted = protocol == WORST;
      float    *ab     = NULL;

      for (guint i = 0; i < results->counts->len; i++)
        wanted = wanted || count_at (results, i) == n;
      if (wanted)
        {
          ab = hinted_colors (hinted, method, hints, n, error);
          done = ab != NULL;
        }
      for (guint i = 0; done && i < results->counts->len; i++)
        if (count_at (results, i) == n)
          add (sums_of (results, protocol, method, i), hinted, hints, n, ab);
      if (done)
        {
          int x = g_rand_int_range (random, 0, hinted->photo->width);
          int y = g_rand_int_range (random, 0, hinted->photo->height);

          hints[n] = protocol == WORST ? worst (hinted, ab)
                                       : hinted_true (hinted, x, y);
        }
      g_free (ab);
    }
  g_rand_free (random);
  g_free (hints);
  return done;
}

static void
add_likely_point (Results             *results,
                  const Hinted        *hinted,
                  const ColorizerHint *truth)
{
  float    ab[COLORIZER_MAX_LIKELY][2];
  int      n        = colorizer_likely_colors (hinted->scores, truth->x,
                                               truth->y, COLORIZER_MAX_LIKELY,
                                               ab);
  gboolean colorful = hypot (truth->a, truth->b) > COLORFUL;
  gboolean covered  = FALSE;

  results->points++;
  results->colorful += colorful;
  for (int k = 0; k < COLORIZER_MAX_LIKELY; k++)
    {
      covered = covered || (k < n && hypot (ab[k][0] - truth->a,
                                            ab[k][1] - truth->b)
                            <= LIKELY_NEAR);
      results->covered[k] += covered;
      results->covered_colorful[k] += covered && colorful;
    }
}

static void
add_likely (Results      *results,
            const Hinted *hinted,
            guint         seed)
{
  GRand *random = g_rand_new_with_seed (seed);

  for (int i = 0; i < POINTS; i++)
    {
      int           x    = g_rand_int_range (random, 0, hinted->photo->width);
      int           y    = g_rand_int_range (random, 0, hinted->photo->height);
      ColorizerHint hint = hinted_true (hinted, x, y);

      add_likely_point (results, hinted, &hint);
    }
  g_rand_free (random);
}

static gboolean
add_photo (Results                  *results,
           const Contender          *contender,
           const ColorizerSettings  *settings,
           const Photo              *photo,
           guint                     index,
           GError                  **error)
{
  Hinted   hinted;
  gboolean done = hinted_init (&hinted, contender, settings, photo, error);

  if (! done)
    return FALSE;
  for (int method = 0; done && method < N_HINTED; method++)
    {
      for (int protocol = 0; done && protocol < N_PROTOCOLS; protocol++)
        done = add_protocol (results, &hinted, protocol, method, index, error);
      if (done && method != HINTED_NEAREST)
        done = objects_add (&results->objects[method], &hinted, method, error);
    }
  add_likely (results, &hinted, index);
  hinted_clear (&hinted);
  return done;
}

static void
print_sums (const Results *results)
{
  for (int protocol = 0; protocol < N_PROTOCOLS; protocol++)
    for (int method = 0; method < N_HINTED; method++)
      for (guint i = 0; i < results->counts->len; i++)
        {
          const Sums *sums = sums_of (results, protocol, method, i);

          if (sums->n == 0)
            continue;
          g_print ("%s,%d,%s,%.3f,%.3f,,,,", methods[method],
                   count_at (results, i), protocols[protocol],
                   sums->psnr / sums->n, sums->ab_error / sums->n);
          if (sums->n_hints > 0)
            g_print ("%.3f", sums->missed / sums->n_hints);
          g_print ("\n");
        }
}

static void
print (const Results *results)
{
  g_print ("method,hints,protocol,psnr,ab_error,take,outside,others,missed\n");
  print_sums (results);
  for (int method = 0; method < N_HINTED; method++)
    {
      const Objects *objects = &results->objects[method];

      if (objects->n > 0)
        g_print ("%s,1,red,,,%.3f,%.3f,%.3f,\n", methods[method],
                 objects->take / objects->n, objects->outside / objects->n,
                 objects->others / objects->n);
    }
  for (int k = 0; k < COLORIZER_MAX_LIKELY; k++)
    g_print ("hints,%d,likely,,,%.1f,,%.1f,\n", k + 1,
             100.0 * results->covered[k] / results->points,
             100.0 * results->covered_colorful[k]
             / MAX (results->colorful, 1));
}

gboolean
hints_run (Album                    *album,
           const Contender          *contender,
           const ColorizerSettings  *settings,
           const GArray             *counts,
           int                       side,
           int                       every,
           GError                  **error)
{
  Results  results = { .counts = counts };
  gboolean done    = TRUE;

  results.sums = g_new0 (Sums, N_PROTOCOLS * N_HINTED * counts->len);
  for (guint i = 0; done && i < album_length (album); i += every)
    {
      Photo *photo = album_photo (album, i, side, error);

      done = photo && add_photo (&results, contender, settings, photo, i,
                                 error);
      photo_free (photo);
    }
  if (done)
    print (&results);
  g_free (results.sums);
  return done;
}
