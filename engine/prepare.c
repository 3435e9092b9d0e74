/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "buffer.h"
#include "crop.h"
#include "input.h"
#include "levels.h"
#include "prepare.h"
#include "screen.h"
#include "vignette.h"

#define UNSEEN_L 50.0f        /* of transparent areas: no contrast */
#define LONGEST  3            /* short sides: the network has learned from
                               * photos, and they are not longer than that */

/* The part of the fine grid within the frame, at the size that the network
 * wants of it; what is longer than LONGEST is squashed. */
static float *
within (const ColorizerInput *input,
        const float          *fine,
        const float           seen[FRAME_SIDES],
        int                  *width,
        int                  *height)
{
  int    longest = LONGEST * input_short_side (input);
  Crop   crop    = { fine, reduced_width (input_fine (input)),
                     reduced_height (input_fine (input)), 0, 0, 0, 0 };
  double across  = 1 - seen[FRAME_LEFT] - seen[FRAME_RIGHT];
  double down    = 1 - seen[FRAME_TOP] - seen[FRAME_BOTTOM];

  crop.left = seen[FRAME_LEFT] * crop.grid_width;
  crop.top = seen[FRAME_TOP] * crop.grid_height;
  crop.right = crop.left + across * crop.grid_width;
  crop.bottom = crop.top + down * crop.grid_height;
  input_network_size (input_aspect (input) * across, down,
                      input_short_side (input), width, height);
  *width = MIN (*width, longest);
  *height = MIN (*height, longest);
  return crop_average (&crop, *width, *height);
}

static gboolean
is_long (const ColorizerInput *input)
{
  double aspect = input_aspect (input);

  return aspect > LONGEST || aspect < 1.0 / LONGEST;
}

/* At the whole photo. */
static gboolean
look (const ColorizerInput *input,
      Prepared             *prepared)
{
  const Reduced *seen = input_seen (input);

  prepared->width = reduced_width (seen);
  prepared->height = reduced_height (seen);
  prepared->lightness = reduced_means (seen);
  return prepared->lightness != NULL;
}

/* Looks for a border and for printed dots, and at the photo without them. */
static gboolean
look_closely (const ColorizerInput *input,
              Prepared             *prepared)
{
  const Reduced *fine   = input_fine (input);
  int            width  = reduced_width (fine);
  int            height = reduced_height (fine);
  float         *cells  = reduced_means (fine);
  gboolean       printed, done;

  if (! cells)
    return FALSE;
  printed = screen_is_printed (cells, width, height);
  prepared->frame = frame_find (cells, width, height);
  done = ! printed || screen_remove (cells, width, height);
  if (done && (printed || is_long (input)
               || frame_is_any (&prepared->frame)))
    {
      prepared->lightness = within (input, cells, prepared->frame.seen,
                                    &prepared->width, &prepared->height);
      done = prepared->lightness != NULL;
    }
  else if (done)
    done = look (input, prepared);
  buffer_free (cells);
  return done;
}

/* Lightens dark corners, and stretches levels. */
static gboolean
restore (float *lightness,
         int    width,
         int    height)
{
  vignette_lighten (lightness, width, height);
  return levels_stretch (lightness, (gsize) width * height);
}

static void
replace_unseen (float *lightness,
                gsize  n)
{
  for (gsize i = 0; i < n; i++)
    if (lightness[i] == REDUCED_UNSEEN)
      lightness[i] = UNSEEN_L;
}

gboolean
prepare (const ColorizerInput  *input,
         gboolean               wanted,
         Prepared              *prepared,
         GError               **error)
{
  gboolean done;
  gsize    n;

  *prepared = (Prepared) { .lightness = NULL };
  if (! input_is_complete (input, error))
    return FALSE;
  done = wanted ? look_closely (input, prepared) : look (input, prepared);
  n = (gsize) prepared->width * prepared->height;
  if (done)
    prepared->seen = buffer_new (n);
  done = prepared->seen != NULL;
  if (done)
    {
      memcpy (prepared->seen, prepared->lightness, n * sizeof (float));
      done = ! wanted || restore (prepared->seen, prepared->width,
                                  prepared->height);
      replace_unseen (prepared->seen, n);
      replace_unseen (prepared->lightness, n);
    }
  if (! done)
    {
      buffer_set_error (error);
      prepare_clear (prepared);
    }
  return done;
}

void
prepare_clear (Prepared *prepared)
{
  buffer_free (prepared->lightness);
  buffer_free (prepared->seen);
}
