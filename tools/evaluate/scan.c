/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <vips/vips.h>

#include "colorizer.h"
#include "scan.h"

#define SIDE      400         /* pixels of the photo's shorter side, to which
                               * a way's lengths are given */
#define GRAIN    1.2          /* of gray, on a border: sigma in percent */
#define INK      3            /* how steep the edge of a printed dot is */

/* What happens to a gray value, 0..1. */
typedef struct
{
  const char *name;
  double      black;          /* becomes of 0 */
  double      gain;           /* and what is added to it up to 1 */
  double      vignette;       /* how much darker the corners are */
  double      noise;          /* sigma */
  double      blur;           /* sigma, in pixels of SIDE */
  double      screen;         /* from one printed dot to the next, too */
  int         border;         /* too */
  double      paper;          /* gray value of the border */
} Way;

static const Way ways[SCAN_WAYS] =
{
  { "plain", .gain = 1 },
  { "mild fade", .gain = .65, .black = 50 / 255. },
  { "faded", .gain = .35, .black = 90 / 255. },
  { "dark", .gain = .3, .black = 8 / 255. },
  { "vignette", .gain = 1, .vignette = .75 },
  { "noise", .gain = 1, .noise = 18 / 255. },
  { "blur", .gain = 1, .blur = 4 },
  { "halftone", .gain = 1, .screen = 6 },
  { "white 10", .gain = 1, .border = 10, .paper = .99 },
  { "white 40", .gain = 1, .border = 40, .paper = .99 },
  { "white 80", .gain = 1, .border = 80, .paper = .99 },
  { "paper 10", .gain = 1, .border = 10, .paper = 235 / 255. },
  { "paper 40", .gain = 1, .border = 40, .paper = 235 / 255. },
  { "paper 80", .gain = 1, .border = 80, .paper = 235 / 255. },
  { "black 10", .gain = 1, .border = 10, .paper = .04 },
  { "black 40", .gain = 1, .border = 40, .paper = .04 },
  { "black 80", .gain = 1, .border = 80, .paper = .04 },
  { "gray 10", .gain = 1, .border = 10, .paper = .55 },
  { "gray 40", .gain = 1, .border = 40, .paper = .55 },
  { "gray 80", .gain = 1, .border = 80, .paper = .55 },
  { "faded, paper 40", .gain = .35, .black = 90 / 255.,
    .border = 40, .paper = 235 / 255. }
};

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

/* The photo's gray values of the same L: [height, width].
 * lab: the photo's planes */
static float *
gray_of_photo (const Photo *photo,
               const float *lab)
{
  gsize  n    = (gsize) photo->width * photo->height;
  float *gray = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    gray[i] = gray_of (lab + i);
  return gray;
}

/* Blurred: to be freed with g_free(). */
static float *
blurred (float *gray,
         int    width,
         int    height,
         double sigma)
{
  gsize      size  = (gsize) width * height * sizeof (float);
  VipsImage *sharp = vips_image_new_from_memory (gray, size, width, height, 1,
                                                 VIPS_FORMAT_FLOAT);
  VipsImage *blur;
  float     *values;

  if (vips_gaussblur (sharp, &blur, sigma, "precision", VIPS_PRECISION_FLOAT,
                      NULL))
    g_error ("%s", vips_error_buffer ());
  values = vips_image_write_to_memory (blur, &size);
  g_object_unref (blur);
  g_object_unref (sharp);
  g_free (gray);
  return values;
}

/* As a newspaper prints it: black dots on a grid that is turned by 45 degrees,
 * the darker the larger. */
static double
printed (double gray,
         double x,
         double y,
         double period)
{
  double along   = cos (G_PI * (x + y) / period * G_SQRT2);
  double across  = cos (G_PI * (x - y) / period * G_SQRT2);
  double screen  = (2 + along + across) / 4;

  return CLAMP (0.5 + INK * (gray - screen), 0, 1);
}

/* A gray value of the photo, spoiled.
* across, down: of the photo, -1..1 */
static double
spoiled (const Way *way,
         double     gray,
         double     across,
         double     down,
         GRand     *random)
{
  double corner = (across * across + down * down) / 2;

  gray = way->black + way->gain * gray;
  gray *= 1 - way->vignette * corner;
  return gray + way->noise * normal (random);
}

const char *
scan_way_name (int way)
{
  return ways[way].name;
}

Scan
scan_of_photo (const Photo *photo,
               const float *lab,
               int          index)
{
  const Way *way    = &ways[index];
  GRand     *random = g_rand_new_with_seed (2016);
  int        width  = photo->width, height = photo->height;
  double     size   = (double) MIN (width, height) / SIDE;
  float     *grays  = gray_of_photo (photo, lab);
  Scan       scan;

  if (way->blur > 0)
    grays = blurred (grays, width, height, way->blur * size);
  scan.border = lround (way->border * size);
  scan.width = width + 2 * scan.border;
  scan.height = height + 2 * scan.border;
  scan.rgba = g_new (float, (gsize) scan.width * scan.height * 4);
  for (int y = -scan.border; y < height + scan.border; y++)
    for (int x = -scan.border; x < width + scan.border; x++)
      {
        gboolean inside = x >= 0 && x < width && y >= 0 && y < height;
        float   *pixel  = scan.rgba + ((gsize) (y + scan.border) * scan.width
                                       + x + scan.border) * 4;
        double   gray;

        if (inside)
          gray = spoiled (way, grays[y * width + x], 2.0 * x / width - 1,
                          2.0 * y / height - 1, random);
        else
          gray = way->paper + GRAIN / 100 * normal (random);
        if (inside && way->screen > 0)
          gray = printed (gray, x, y, way->screen * size);
        pixel[0] = pixel[1] = pixel[2] = lround (255 * CLAMP (gray, 0, 1))
                                         / 255.0f;
        pixel[3] = 1;
      }
  g_free (grays);
  g_rand_free (random);
  return scan;
}
