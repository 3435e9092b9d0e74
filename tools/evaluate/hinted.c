/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "hinted.h"

#define BLOB 0.2              /* sigma in short sides */

static gsize
area_of (const Hinted *hinted)
{
  return (gsize) hinted->photo->width * hinted->photo->height;
}

/* Frees the colors. */
static float *
enlarge (const Hinted    *hinted,
         ColorizerColors *colors)
{
  const Photo *photo = hinted->photo;
  gsize        area  = area_of (hinted);
  float       *ab;

  if (! colors)
    return NULL;
  ab = g_new (float, 2 * area);
  colorizer_ab (colors, photo->width, photo->height, 0, photo->height,
                hinted->truth, ab, ab + area);
  colorizer_colors_free (colors);
  return ab;
}

gboolean
hinted_init (Hinted                   *hinted,
             const Contender          *contender,
             const ColorizerSettings  *settings,
             const Photo              *photo,
             GError                  **error)
{
  *hinted = (Hinted) { .photo = photo, .settings = *settings };
  hinted->truth = photo_lab (photo);
  hinted->scores = contender_predict (contender, photo, settings, error);
  if (hinted->scores)
    hinted->places = colorizer_places_new (hinted->scores, error);
  if (hinted->places)
    hinted->plain = enlarge (hinted, colorizer_decode (hinted->scores,
                                                       settings, error));
  if (hinted->plain)
    return TRUE;
  hinted_clear (hinted);
  return FALSE;
}

void
hinted_clear (Hinted *hinted)
{
  colorizer_places_free (hinted->places);
  colorizer_scores_free (hinted->scores);
  g_free (hinted->truth);
  g_free (hinted->plain);
}

ColorizerHint
hinted_true (const Hinted *hinted,
             int           x,
             int           y)
{
  int           width = hinted->photo->width, height = hinted->photo->height;
  const float  *a     = hinted->truth + area_of (hinted);
  const float  *b     = a + area_of (hinted);
  ColorizerHint hint  = { (x + 0.5) / width, (y + 0.5) / height, 0, 0, 1 };

  for (int i = -1; i <= 1; i++)
    for (int j = -1; j <= 1; j++)
      {
        int at = CLAMP (y + i, 0, height - 1) * width
                 + CLAMP (x + j, 0, width - 1);

        hint.a += a[at] / 9;
        hint.b += b[at] / 9;
      }
  return hint;
}

gsize
hinted_pixel (const Hinted        *hinted,
              const ColorizerHint *hint)
{
  int x = MIN (hint->x * hinted->photo->width, hinted->photo->width - 1);
  int y = MIN (hint->y * hinted->photo->height, hinted->photo->height - 1);

  return (gsize) y * hinted->photo->width + x;
}

/* Squared distance of a pixel to a hint, in short sides. */
static double
distance_2 (const Hinted        *hinted,
            int                  x,
            int                  y,
            const ColorizerHint *hint)
{
  int    width = hinted->photo->width, height = hinted->photo->height;
  double side  = MIN (width, height);
  double dx    = (hint->x * width - x - 0.5) / side;
  double dy    = (hint->y * height - y - 0.5) / side;

  return dx * dx + dy * dy;
}

static void
nearest (const Hinted        *hinted,
         int                  x,
         int                  y,
         const ColorizerHint *hints,
         int                  n,
         float                ab[2])
{
  double least = INFINITY;

  ab[0] = ab[1] = 0;
  for (int i = 0; i < n; i++)
    {
      double distance = distance_2 (hinted, x, y, &hints[i]);

      if (distance < least)
        {
          least = distance;
          ab[0] = hints[i].a;
          ab[1] = hints[i].b;
        }
    }
}

/* The plain color, and of what each hint lacks of its own as much as the
 * Gaussian gives; where these sum to more than 1, their mean. */
static void
blobs (const Hinted        *hinted,
       int                  x,
       int                  y,
       const ColorizerHint *hints,
       int                  n,
       float                ab[2])
{
  const float *a    = hinted->plain, *b = a + area_of (hinted);
  gsize        here = (gsize) y * hinted->photo->width + x;
  double       sum  = 0, sum_a = 0, sum_b = 0;

  for (int i = 0; i < n; i++)
    {
      gsize  at    = hinted_pixel (hinted, &hints[i]);
      double share = exp (-distance_2 (hinted, x, y, &hints[i])
                          / (2 * BLOB * BLOB));

      sum += share;
      sum_a += share * (hints[i].a - a[at]);
      sum_b += share * (hints[i].b - b[at]);
    }
  ab[0] = a[here] + sum_a / MAX (sum, 1);
  ab[1] = b[here] + sum_b / MAX (sum, 1);
}

float *
hinted_colors (Hinted               *hinted,
               HintedMethod          method,
               const ColorizerHint  *hints,
               int                   n,
               GError              **error)
{
  gsize  area = area_of (hinted);
  float *ab;

  if (method == HINTED_ENGINE)
    return enlarge (hinted,
                    colorizer_decode_with_hints (hinted->scores,
                                                 &hinted->settings, hints, n,
                                                 hinted->places, error));
  ab = g_new (float, 2 * area);
  for (int y = 0; y < hinted->photo->height; y++)
    for (int x = 0; x < hinted->photo->width; x++)
      {
        gsize at = (gsize) y * hinted->photo->width + x;
        float color[2];

        if (method == HINTED_NEAREST)
          nearest (hinted, x, y, hints, n, color);
        else
          blobs (hinted, x, y, hints, n, color);
        ab[at] = color[0];
        ab[area + at] = color[1];
      }
  return ab;
}

double
hinted_error (const Hinted *hinted,
              const float  *ab)
{
  gsize        area  = area_of (hinted);
  const float *truth = hinted->truth + area;
  double       sum   = 0;

  for (gsize i = 0; i < area; i++)
    sum += hypot (ab[i] - truth[i], ab[area + i] - truth[area + i]);
  return sum / area;
}

double
hinted_psnr (const Hinted *hinted,
             const float  *ab)
{
  const Photo     *photo   = hinted->photo;
  gsize            area    = area_of (hinted);
  ColorizerColors *colors  = colorizer_colors_new (photo->width,
                                                   photo->height,
                                                   ab, ab + area, NULL, NULL);
  Photo           *colored = colors ? photo_color (photo, colors) : NULL;
  double           sum     = 0;

  for (gsize i = 0; colored && i < 3 * area; i++)
    {
      double error = colored->rgb[i] - photo->rgb[i];

      sum += error * error;
    }
  photo_free (colored);
  colorizer_colors_free (colors);
  return 10 * log10 (255.0 * 255.0 / MAX (sum / (3 * area), 1e-3));
}
