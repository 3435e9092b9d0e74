/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "scan.h"
#include "spoil.h"

#define COLORFUL 10           /* a true chroma that counts */

/* Sums over the photos. */
typedef struct
{
  double product;             /* of predicted and true ab, where these are
                               * colorful */
  double predicted;           /* squares */
  double truth;
  double border_chroma;
  double border_pixels;
  int    alarms;              /* photos of whose outermost pixels some have no
                               * color at all */
} Sums;

/* The ab of the scan: [2, height, width]. */
static float *
predict (const Contender  *contender,
         const Scan       *scan,
         gboolean          prepared,
         GError          **error)
{
  ColorizerSettings  settings = colorizer_settings_default ();
  gsize              area     = (gsize) scan->width * scan->height;
  ColorizerInput    *input    = colorizer_input_new (contender->model,
                                                     contender->short_side,
                                                     scan->width, scan->height,
                                                     error);
  ColorizerScores   *scores   = NULL;
  ColorizerColors   *colors   = NULL;
  float             *ab       = NULL;
  float             *l;

  settings.prepare = prepared;
  if (input)
    {
      colorizer_input_add_rows (input, scan->rgba, scan->height);
      scores = colorizer_predict (contender->model, input, &settings, 0, NULL,
                                  NULL, error);
    }
  if (scores)
    colors = colorizer_decode (scores, &settings, error);
  if (colors)
    {
      l = g_new (float, area);
      ab = g_new (float, 2 * area);
      for (gsize i = 0; i < area; i++)
        {
          float lab[3];

          colorizer_lab_from_rgb (scan->rgba + 4 * i, lab);
          l[i] = lab[0];
        }
      colorizer_ab (colors, scan->width, scan->height, 0, scan->height, l, ab,
                    ab + area);
      g_free (l);
    }
  colorizer_colors_free (colors);
  colorizer_scores_free (scores);
  colorizer_input_free (input);
  return ab;
}

static gboolean
is_colorless (const Scan  *scan,
              const float *ab,
              int          x,
              int          y)
{
  gsize at = (gsize) y * scan->width + x;

  return ab[at] == 0 && ab[(gsize) scan->width * scan->height + at] == 0;
}

static void
add (Sums        *sums,
     const Scan  *scan,
     const float *ab,
     const Photo *photo,
     const float *lab)
{
  gsize area = (gsize) scan->width * scan->height;
  gsize n    = (gsize) photo->width * photo->height;

  for (int y = 0; y < scan->height; y++)
    for (int x = 0; x < scan->width; x++)
      {
        int   px = x - scan->border, py = y - scan->border;
        gsize at = (gsize) y * scan->width + x;
        float a  = ab[at], b = ab[area + at];
        float true_a, true_b;

        if (px < 0 || px >= photo->width || py < 0 || py >= photo->height)
          {
            sums->border_chroma += hypot (a, b);
            sums->border_pixels++;
            continue;
          }
        true_a = lab[n + py * photo->width + px];
        true_b = lab[2 * n + py * photo->width + px];
        if (hypot (true_a, true_b) <= COLORFUL)
          continue;
        sums->product += a * true_a + b * true_b;
        sums->predicted += a * a + b * b;
        sums->truth += true_a * true_a + true_b * true_b;
      }
  sums->alarms += is_colorless (scan, ab, scan->width / 2, 0)
                  || is_colorless (scan, ab, scan->width / 2, scan->height - 1)
                  || is_colorless (scan, ab, 0, scan->height / 2)
                  || is_colorless (scan, ab, scan->width - 1,
                                   scan->height / 2);
}

/* sums: with preparing, and without, of each way */
static gboolean
add_photo (const Contender  *contender,
           const Photo      *photo,
           Sums              sums[SCAN_WAYS][2],
           GError          **error)
{
  float   *lab  = photo_lab (photo);
  gboolean done = TRUE;

  for (int i = 0; done && i < SCAN_WAYS; i++)
    {
      Scan scan = scan_of_photo (photo, lab, i);

      for (int unprepared = 0; done && unprepared < 2; unprepared++)
        {
          float *ab = predict (contender, &scan, ! unprepared, error);

          done = ab != NULL;
          if (done)
            add (&sums[i][unprepared], &scan, ab, photo, lab);
          g_free (ab);
        }
      g_free (scan.rgba);
    }
  g_free (lab);
  return done;
}

static double
hue (const Sums *sums)
{
  return sums->product / sqrt (sums->predicted * sums->truth);
}

static void
print (Sums sums[SCAN_WAYS][2])
{
  g_print ("way,hue,of_plain,unprepared_hue,border_chroma,"
           "unprepared_border_chroma,borders_found\n");
  for (int i = 0; i < SCAN_WAYS; i++)
    {
      const Sums *with = &sums[i][0], *without = &sums[i][1];

      g_print ("\"%s\",%.4f,%.3f,%.4f", scan_way_name (i), hue (with),
               hue (with) / hue (&sums[0][0]), hue (without));
      if (with->border_pixels > 0)
        g_print (",%.2f,%.2f", with->border_chroma / with->border_pixels,
                 without->border_chroma / without->border_pixels);
      else
        g_print (",,");
      g_print (",%d\n", with->alarms);
    }
}

gboolean
spoil_run (Album            *album,
           const Contender  *contender,
           GError          **error)
{
  Sums sums[SCAN_WAYS][2] = { 0 };

  for (guint i = 0; i < album_length (album); i++)
    {
      Photo    *photo = album_photo (album, i, 0, error);
      gboolean  added = photo && add_photo (contender, photo, sums, error);

      photo_free (photo);
      if (! added)
        return FALSE;
    }
  print (sums);
  return TRUE;
}
