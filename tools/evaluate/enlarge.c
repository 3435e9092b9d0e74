/* evaluate-enlarge: what guided enlarging is worth.  The true colors of
 * photos are reduced to a grid and enlarged again, bilinearly and guided by
 * the photos' L; the error of both is measured against the truth.  Exits with
 * 1 where guiding gains less than it should.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdlib.h>

#include <vips/vips.h>

#include "album.h"
#include "colorizer.h"
#include "planes.h"

#define NEUTRAL 6.0f          /* a chroma that nobody sees */

/* Which pixels an error is the mean of. */
enum
{
  ALL,
  EDGES,                      /* the tenth with the largest gradient of L,
                               * and the pixels next to these */
  PLAIN_EDGES,                /* those whose color has a gradient below the
                               * photo's median: shadows, texture */
  NEUTRALS,
  N_REGIONS
};

/* A way of enlarging that is measured, and what it has to reach. */
typedef struct
{
  const char *name;
  int         halvings;       /* of the photo before: the files have color at
                               * half their size only */
  int         factor;
  double      gain_edges;     /* percent */
  double      gain_all;
  double      errors[2][N_REGIONS];       /* sums: bilinear, guided */
  double      counts[N_REGIONS];
  int         photos;
  int         better;
} Case;

static int
compare (const void *p,
         const void *q)
{
  float a = *(const float *) p, b = *(const float *) q;

  return (a > b) - (a < b);
}

/* The value that this share of n values is below. */
static float
quantile (const float *values,
          gsize        n,
          double       share)
{
  float *sorted = g_memdup2 (values, n * sizeof (float));
  float  result;

  qsort (sorted, n, sizeof (float), compare);
  result = sorted[(gsize) (share * (n - 1))];
  g_free (sorted);
  return result;
}

/* Whether a pixel or one of its eight neighbors reaches a value. */
static gboolean
is_near (const Planes *photo,
         const float  *values,
         float         reached,
         int           at)
{
  int y = at / photo->width, x = at % photo->width;

  for (int j = MAX (y - 1, 0); j <= MIN (y + 1, photo->height - 1); j++)
    for (int i = MAX (x - 1, 0); i <= MIN (x + 1, photo->width - 1); i++)
      if (values[j * photo->width + i] >= reached)
        return TRUE;
  return FALSE;
}

/* Which regions each pixel is in, a bit a region: [height, width]. */
static guint8 *
regions_of (const Planes *photo)
{
  gsize   n       = (gsize) photo->width * photo->height;
  float  *light   = planes_gradient (photo, PLANE_L, PLANE_L);
  float  *color   = planes_gradient (photo, PLANE_A, PLANE_B);
  float   edge    = quantile (light, n, 0.9);
  float   smooth  = quantile (color, n, 0.5);
  guint8 *regions = g_new (guint8, n);

  for (gsize i = 0; i < n; i++)
    {
      gboolean is_edge = is_near (photo, light, edge, i);
      float    chroma  = hypotf (photo->values[PLANE_A][i],
                                 photo->values[PLANE_B][i]);

      regions[i] = 1 << ALL
                   | is_edge << EDGES
                   | (is_edge && color[i] < smooth) << PLAIN_EDGES
                   | (chroma < NEUTRAL) << NEUTRALS;
    }
  g_free (light);
  g_free (color);
  return regions;
}

/* Adds the errors of the colors, enlarged, to sums [N_REGIONS]. */
static void
add_errors (const Planes          *photo,
            const guint8          *regions,
            const ColorizerColors *colors,
            double                *sums)
{
  gsize  area = (gsize) photo->width * photo->height;
  float *ab   = g_new (float, 2 * area);

  colorizer_ab (colors, photo->width, photo->height, 0, photo->height,
                photo->values[PLANE_L], ab, ab + area);
  for (gsize i = 0; i < area; i++)
    {
      float error = hypotf (ab[i] - photo->values[PLANE_A][i],
                            ab[area + i] - photo->values[PLANE_B][i]);

      for (int region = 0; region < N_REGIONS; region++)
        if (regions[i] >> region & 1)
          sums[region] += error;
    }
  g_free (ab);
}

/* The colors of a grid; guided by the L of one twice as fine, or bilinear. */
static ColorizerColors *
colors_of (const Planes *grid,
           const Planes *finer)
{
  GError          *error  = NULL;
  ColorizerColors *colors =
    colorizer_colors_new (grid->width, grid->height, grid->values[PLANE_A],
                          grid->values[PLANE_B],
                          finer ? finer->values[PLANE_L] : NULL, &error);

  if (! colors)
    g_error ("%s", error->message);
  return colors;
}

static void
measure (Case         *which,
         const Planes *original)
{
  Planes          *halved   = planes_reduce (original, 1 << which->halvings);
  Planes          *photo    = planes_crop (halved, which->factor);
  Planes          *finer    = planes_reduce (photo, which->factor / 2);
  Planes          *grid     = planes_reduce (photo, which->factor);
  ColorizerColors *bilinear = colors_of (grid, NULL);
  ColorizerColors *guided   = colors_of (grid, finer);
  guint8          *regions  = regions_of (photo);
  double           sums[2][N_REGIONS] = { { 0 } };

  add_errors (photo, regions, bilinear, sums[0]);
  add_errors (photo, regions, guided, sums[1]);
  for (int region = 0; region < N_REGIONS; region++)
    {
      which->errors[0][region] += sums[0][region];
      which->errors[1][region] += sums[1][region];
      for (int i = 0; i < photo->width * photo->height; i++)
        which->counts[region] += regions[i] >> region & 1;
    }
  which->photos++;
  which->better += sums[1][ALL] < sums[0][ALL];

  g_free (regions);
  colorizer_colors_free (bilinear);
  colorizer_colors_free (guided);
  planes_free (finer);
  planes_free (grid);
  planes_free (photo);
  planes_free (halved);
}

/* In percent of the bilinear error. */
static double
gain (const Case *which,
      int         region)
{
  return 100 * (1 - which->errors[1][region] / which->errors[0][region]);
}

static gboolean
report (const Case *which)
{
  double better = 100.0 * which->better / which->photos;

  g_print ("%-14s  %4.1f -> %4.1f  %5.1f%%  %4.1f -> %4.1f  %5.1f%%"
           "  %5.1f%%  %5.1f%%  %5.1f%%\n", which->name,
           which->errors[0][EDGES] / which->counts[EDGES],
           which->errors[1][EDGES] / which->counts[EDGES],
           gain (which, EDGES),
           which->errors[0][ALL] / which->counts[ALL],
           which->errors[1][ALL] / which->counts[ALL],
           gain (which, ALL), gain (which, PLAIN_EDGES),
           gain (which, NEUTRALS), better);
  return gain (which, EDGES) >= which->gain_edges
         && gain (which, ALL) >= which->gain_all
         && gain (which, PLAIN_EDGES) >= 0
         && gain (which, NEUTRALS) >= 0
         && better >= 95;
}

static gboolean
measure_album (Album   *album,
               Case    *cases,
               int      n_cases,
               GError **error)
{
  for (guint i = 0; i < album_length (album); i++)
    {
      Photo  *photo = album_photo (album, i, 0, error);
      Planes *planes;

      if (! photo)
        return FALSE;
      planes = planes_of_photo (photo);
      for (int k = 0; k < n_cases; k++)
        measure (cases + k, planes);
      planes_free (planes);
      photo_free (photo);
    }
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  Case cases[] =
  {
    { .name = "x4", .factor = 4 },
    { .name = "x8", .factor = 8, .gain_edges = 16, .gain_all = 16 },
    { .name = "halved, x4", .halvings = 1, .factor = 4, .gain_edges = 24 }
  };
  GError   *error   = NULL;
  gboolean  reached = TRUE;
  Album    *album;

  if (argc < 2 || argv[1][0] == '-')
    {
      g_printerr ("Usage: evaluate-enlarge FOLDER|ZIP|PHOTO...\n");
      return 2;
    }
  if (VIPS_INIT (argv[0]))
    vips_error_exit (NULL);
  album = album_open (argv + 1, &error);
  if (! album || ! measure_album (album, cases, G_N_ELEMENTS (cases), &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  g_print ("%d photos; mean ab error, bilinear -> guided, and the gain\n"
           "%-14s  %-20s  %-20s  %s\n", cases[0].photos, "", "at edges",
           "overall", "plain edges, neutral, photos better");
  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    reached &= report (cases + k);
  album_close (album);
  return reached ? 0 : 1;
}
