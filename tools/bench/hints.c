/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hints.h"

/* Where a golden ratio and a seventh of it put them: all over the photo. */
static void
scatter (ColorizerHint hints[BENCH_HINTS])
{
  for (int i = 0; i < BENCH_HINTS; i++)
    {
      double x = 0.618 * i, y = 0.0883 * i;

      hints[i] = (ColorizerHint) { x - (int) x, y - (int) y, 5 * i % 60 - 30,
                                   7 * i % 60 - 30, 1 };
    }
}

static gboolean
time_once (const ColorizerScores  *scores,
           const ColorizerHint    *hints,
           ColorizerPlaces        *places,
           GArray                 *times,
           GError                **error)
{
  ColorizerSettings  settings = colorizer_settings_default ();
  gint64             start    = g_get_monotonic_time ();
  ColorizerColors   *colors;
  double             ms;

  settings.enlarge = COLORIZER_ENLARGE_BILINEAR;
  colors = colorizer_decode_with_hints (scores, &settings, hints, BENCH_HINTS,
                                        places, error);
  ms = (g_get_monotonic_time () - start) / 1000.0;
  g_array_append_val (times, ms);
  colorizer_colors_free (colors);
  return colors != NULL;
}

static gboolean
time_all (const ColorizerScores  *scores,
          int                     n_rounds,
          ColorizerHint          *hints,
          ColorizerPlaces        *places,
          BenchQuartiles         *quartiles,
          GError                **error)
{
  GArray   *times = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean  done  = TRUE;

  for (int i = 0; done && i < n_rounds; i++)
    {
      hints[0].a = i % 40;
      done = time_once (scores, hints, places, times, error);
    }
  if (done)
    *quartiles = bench_quartiles (times);
  g_array_unref (times);
  return done;
}

gboolean
bench_hints (const ColorizerScores  *scores,
             int                     n_rounds,
             BenchQuartiles         *all,
             BenchQuartiles         *changed,
             GError                **error)
{
  ColorizerHint    hints[BENCH_HINTS];
  ColorizerPlaces *places = colorizer_places_new (scores, error);
  gboolean         done   = places != NULL;

  scatter (hints);
  /* The first finds the places that the others keep. */
  done = done && time_all (scores, n_rounds, hints, NULL, all, error)
         && time_all (scores, 1, hints, places, changed, error)
         && time_all (scores, n_rounds, hints, places, changed, error);
  colorizer_places_free (places);
  return done;
}
