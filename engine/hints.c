/* From scores and hints to colors.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "buffer.h"
#include "colors.h"
#include "decode.h"
#include "enlarge.h"
#include "guide.h"
#include "lab.h"
#include "places.h"
#include "residual.h"
#include "scores.h"

#define SURPRISE 36.0f        /* sigma in ab between hint and prediction */
#define COLORFUL 15.0f        /* sigma of a hint's chroma */
#define PASSES   2            /* of what the dots lack: the cells around one
                               * get less than it */

/* What one decoding with hints works with. */
typedef struct
{
  const ColorizerScores   *scores;
  const ColorizerSettings *settings;
  Dot                     *dots;          /* [n] */
  int                      n;
  float                  (*wanted)[2];    /* the dots' colors, as strong as
                                           * they are */
  float                  (*lacking)[2];
  Residual                *residual;
} Hinted;

static gboolean
is_share (double x)
{
  return x >= 0 && x <= 1;      /* written so that NaN fails */
}

static gboolean
check (const ColorizerHint  *hints,
       int                   n,
       GError              **error)
{
  if (n > COLORIZER_MAX_HINTS)
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("There are %d hints: give at most %d."), n,
                   COLORIZER_MAX_HINTS);
      return FALSE;
    }
  for (int i = 0; i < n; i++)
    if (! is_share (hints[i].x) || ! is_share (hints[i].y)
        || ! is_share (hints[i].strength)
        || ! isfinite (hints[i].a) || ! isfinite (hints[i].b))
      {
        g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                     _("The hint number %d is not within the photo, or has "
                       "no color, or a strength that is not from 0 to 1: "
                       "correct it or leave it out."), i + 1);
        return FALSE;
      }
  return TRUE;
}

/* The hints that count: those on the border do not.  Their colors are paler
 * where sRGB cannot show them at the place's L. */
static void
list_dots (Hinted              *hinted,
           Place *const        *places,
           const ColorizerHint *hints,
           int                  n)
{
  hinted->dots = g_new (Dot, n);
  hinted->n = 0;
  for (int i = 0; i < n; i++)
    if (places[i])
      {
        float l     = places[i]->at[2];
        float shown = lab_shown ((float[3]) { l, hints[i].a, hints[i].b });

        hinted->dots[hinted->n++] = (Dot)
        {
          .place    = places[i],
          .ab       = { shown * (float) hints[i].a,
                        shown * (float) hints[i].b },
          .strength = hints[i].strength
        };
      }
}

/* A dull color that is near the predicted one tells how bold the prediction is
 * in all of the photo; a surprising one is an object's. */
static float
everywhere (const Dot   *dot,
            const float  predicted[2],
            float        most)
{
  float surprise = hypotf (dot->ab[0] - predicted[0],
                           dot->ab[1] - predicted[1]) / SURPRISE;
  float chroma   = hypotf (dot->ab[0], dot->ab[1]) / COLORFUL;

  return most * expf (-(surprise * surprise + chroma * chroma) / 2);
}

/* What the dots should become: between what is predicted there without hints
 * and their own color. */
static void
find_wanted (Hinted *hinted,
             float   most)
{
  const Map *map   = &hinted->scores->map;
  float     *cells = g_new (float, 4 * map->padded);
  float      a[4], b[4];

  for (int i = 0; i < hinted->n; i++)
    {
      Dot         *dot          = &hinted->dots[i];
      const float *share        = dot->place->shares;
      float        t            = dot->strength;
      float        predicted[2] = { 0 };

      for (int k = 0; k < 4; k++)
        memcpy (cells + k * map->padded,
                map->values + (gsize) dot->place->corners[k] * map->padded,
                map->padded * sizeof (float));
      decode_points (hinted->scores->outputs, cells, 4, hinted->settings, a,
                     b);
      for (int k = 0; k < 4; k++)
        {
          predicted[0] += share[k] * a[k];
          predicted[1] += share[k] * b[k];
        }
      for (int k = 0; k < 2; k++)
        hinted->wanted[i][k] = t * dot->ab[k] + (1 - t) * predicted[k];
      dot->everywhere = everywhere (dot, predicted, most);
    }
  g_free (cells);
}

/* Adds to the colors what the dots lack of their own when it is enlarged.
 * FALSE where there is not enough memory. */
static gboolean
correct (Hinted          *hinted,
         ColorizerColors *colors)
{
  for (int i = 0; i < hinted->n; i++)
    {
      const Place *place = hinted->dots[i].place;
      double       side  = MIN (colors->width, colors->height);
      float        ab[2];

      enlarge_point (colors, place->at[0] * side / colors->width,
                     place->at[1] * side / colors->height, place->at[2], ab);
      hinted->lacking[i][0] = hinted->wanted[i][0] - ab[0];
      hinted->lacking[i][1] = hinted->wanted[i][1] - ab[1];
    }
  return residual_add (hinted->residual, hinted->lacking, colors);
}

/* On the grid; NULL where there is not enough memory. */
static ColorizerColors *
decode (Hinted *hinted)
{
  const ColorizerScores *scores = hinted->scores;
  ColorizerColors       *colors = colors_new (scores->map.height,
                                              scores->map.width, FALSE);
  gboolean               done   = colors != NULL;

  if (done && scores->outputs == COLORIZER_CLASSES)
    done = evidence_decode (scores, hinted->settings, hinted->dots, hinted->n,
                            colors->a, colors->b);
  else if (done)
    decode_points (scores->outputs, scores->map.values,
                   (gsize) scores->map.height * scores->map.width,
                   hinted->settings, colors->a, colors->b);
  if (done)
    return colors;
  colorizer_colors_free (colors);
  return NULL;
}

static ColorizerColors *
decode_and_correct (Hinted                *hinted,
                    const ColorizerPlaces *places)
{
  ColorizerColors *colors = NULL;

  hinted->wanted = g_malloc_n (hinted->n, sizeof *hinted->wanted);
  hinted->lacking = g_malloc_n (hinted->n, sizeof *hinted->lacking);
  hinted->residual = residual_new (&places->grid, &places->reach,
                                   hinted->dots, hinted->n);
  find_wanted (hinted, places->reach.everywhere);
  if (hinted->residual)
    colors = decode (hinted);
  if (colors && hinted->settings->enlarge == COLORIZER_ENLARGE_GUIDED)
    colors = guide_colors (colors, hinted->scores->lightness);
  for (int i = 0; colors && i < PASSES; i++)
    if (! correct (hinted, colors))
      g_clear_pointer (&colors, colorizer_colors_free);
  if (colors)
    colors->frame = hinted->scores->frame;
  residual_free (hinted->residual);
  g_free (hinted->wanted);
  g_free (hinted->lacking);
  return colors;
}

static ColorizerColors *
decode_at_places (ColorizerPlaces          *places,
                  const ColorizerSettings  *settings,
                  const ColorizerHint      *hints,
                  int                       n,
                  GError                  **error)
{
  Hinted            hinted   = { .scores   = places->grid.scores,
                                 .settings = settings };
  Place           **of_hints = places_of (places, hints, n, settings->reach);
  ColorizerColors  *colors   = NULL;

  if (of_hints)
    {
      list_dots (&hinted, of_hints, hints, n);
      colors = hinted.n > 0 ? decode_and_correct (&hinted, places)
                            : colorizer_decode (hinted.scores, settings, NULL);
      g_free (hinted.dots);
    }
  g_free (of_hints);
  if (! colors)
    buffer_set_error (error);
  return colors;
}

ColorizerColors *
colorizer_decode_with_hints (const ColorizerScores    *scores,
                             const ColorizerSettings  *settings,
                             const ColorizerHint      *hints,
                             int                       n_hints,
                             ColorizerPlaces          *places,
                             GError                  **error)
{
  ColorizerPlaces *own = NULL;
  ColorizerColors *colors;

  g_return_val_if_fail (scores && settings, NULL);
  g_return_val_if_fail (n_hints == 0 || (n_hints > 0 && hints), NULL);
  g_return_val_if_fail (! places || places->grid.scores == scores, NULL);
  if (! colorizer_settings_check (settings, error)
      || ! check (hints, n_hints, error))
    return NULL;
  if (n_hints == 0)
    return colorizer_decode (scores, settings, error);
  if (! places)
    places = own = colorizer_places_new (scores, error);
  if (! places)
    return NULL;
  colors = decode_at_places (places, settings, hints, n_hints, error);
  colorizer_places_free (own);
  return colors;
}
