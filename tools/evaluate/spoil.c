/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "spoil.h"

#define COLORFUL 10           /* a true chroma that counts */
#define BORDER_OF 400         /* pixels of the photo's shorter side, to which
                               * a way's border is given */
#define GRAIN    1.2          /* of gray, on a border: sigma in percent */

/* What happens to a gray value, 0..1. */
typedef struct
{
  const char *name;
  double      black;          /* becomes of 0 */
  double      gain;           /* and what is added to it up to 1 */
  double      vignette;       /* how much darker the corners are */
  double      noise;          /* sigma */
  int         border;         /* pixels, of BORDER_OF */
  double      paper;          /* gray value of the border */
} Way;

static const Way ways[] =
{
  { "plain",       0,        1,    0,   0,          0,  0 },
  { "mild fade",   50 / 255., .65, 0,   0,          0,  0 },
  { "faded",       90 / 255., .35, 0,   0,          0,  0 },
  { "dark",        8 / 255., .3,   0,   0,          0,  0 },
  { "vignette",    0,        1,    .75, 0,          0,  0 },
  { "noise",       0,        1,    0,   18 / 255.,  0,  0 },
  { "white 10",    0,        1,    0,   0,          10, .99 },
  { "white 40",    0,        1,    0,   0,          40, .99 },
  { "white 80",    0,        1,    0,   0,          80, .99 },
  { "paper 10",    0,        1,    0,   0,          10, 235 / 255. },
  { "paper 40",    0,        1,    0,   0,          40, 235 / 255. },
  { "paper 80",    0,        1,    0,   0,          80, 235 / 255. },
  { "black 10",    0,        1,    0,   0,          10, .04 },
  { "black 40",    0,        1,    0,   0,          40, .04 },
  { "black 80",    0,        1,    0,   0,          80, .04 },
  { "gray 10",     0,        1,    0,   0,          10, .55 },
  { "gray 40",     0,        1,    0,   0,          40, .55 },
  { "gray 80",     0,        1,    0,   0,          80, .55 },
  { "faded, paper 40", 90 / 255., .35, 0, 0,        40, 235 / 255. }
};

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

/* A photo spoiled: R'G'B'A, with a border of so many pixels. */
typedef struct
{
  int    width;
  int    height;
  int    border;
  float *rgba;
} Scan;

static double
normal (GRand *random)
{
  double sum = -6;

  for (int i = 0; i < 12; i++)
    sum += g_rand_double (random);
  return sum;
}

/* The photo's gray value of the same L. */
static double
gray_of (const float *truth)
{
  float rgb[3];

  colorizer_lab_to_rgb ((float[]) { truth[0], 0, 0 }, rgb);
  return rgb[1];
}

static double
spoiled (const Way *way,
         double     gray,
         double     across,     /* of the photo, -1..1 */
         double     down,
         GRand     *random)
{
  double corner = (across * across + down * down) / 2;

  gray = way->black + way->gain * gray;
  gray *= 1 - way->vignette * corner;
  return gray + way->noise * normal (random);
}

/* lab: the photo's planes */
static Scan
spoil (const Way   *way,
       const Photo *photo,
       const float *lab)
{
  GRand *random = g_rand_new_with_seed (2016);
  Scan   scan;

  scan.border = lround ((double) way->border / BORDER_OF
                        * MIN (photo->width, photo->height));
  scan.width = photo->width + 2 * scan.border;
  scan.height = photo->height + 2 * scan.border;
  scan.rgba = g_new (float, (gsize) scan.width * scan.height * 4);
  for (int y = 0; y < scan.height; y++)
    for (int x = 0; x < scan.width; x++)
      {
        int      px     = x - scan.border, py = y - scan.border;
        gboolean inside = px >= 0 && px < photo->width
                          && py >= 0 && py < photo->height;
        float   *pixel  = scan.rgba + ((gsize) y * scan.width + x) * 4;
        double   gray   = inside
                          ? spoiled (way,
                                     gray_of (lab + py * photo->width + px),
                                     2.0 * px / photo->width - 1,
                                     2.0 * py / photo->height - 1, random)
                          : way->paper + GRAIN / 100 * normal (random);

        pixel[0] = pixel[1] = pixel[2] = lround (255 * CLAMP (gray, 0, 1))
                                         / 255.0f;
        pixel[3] = 1;
      }
  g_rand_free (random);
  return scan;
}

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
           Sums              sums[G_N_ELEMENTS (ways)][2],
           GError          **error)
{
  float   *lab  = photo_lab (photo);
  gboolean done = TRUE;

  for (gsize i = 0; done && i < G_N_ELEMENTS (ways); i++)
    {
      Scan scan = spoil (&ways[i], photo, lab);

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
print (Sums sums[G_N_ELEMENTS (ways)][2])
{
  g_print ("way,hue,of_plain,unprepared_hue,border_chroma,"
           "unprepared_border_chroma,borders_found\n");
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const Sums *with = &sums[i][0], *without = &sums[i][1];

      g_print ("\"%s\",%.4f,%.3f,%.4f", ways[i].name, hue (with),
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
  Sums sums[G_N_ELEMENTS (ways)][2] = { 0 };

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
