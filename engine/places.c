/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"
#include "places.h"
#include "scores.h"

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
}

ColorizerPlaces *
colorizer_places_new (const ColorizerScores  *scores,
                      GError                **error)
{
  ColorizerPlaces *places;

  g_return_val_if_fail (scores, NULL);
  places = g_new0 (ColorizerPlaces, 1);
  places->found = new_list ();
  if (grid_init (&places->grid, scores))
    return places;
  buffer_set_error (error);
  colorizer_places_free (places);
  return NULL;
}

void
colorizer_places_free (ColorizerPlaces *places)
{
  if (! places)
    return;
  grid_clear (&places->grid);
  g_ptr_array_unref (places->found);
  g_free (places);
}

/* The index of a place in a list, -1 where it is not in it. */
static int
index_of (GPtrArray           *list,
          const ColorizerHint *hint)
{
  for (guint i = 0; i < list->len; i++)
    {
      const Place *place = list->pdata[i];

      if (place->x == hint->x && place->y == hint->y)
        return i;
    }
  return -1;
}

/* The place of a hint, which is in places->found then: from `old`, or new and
 * in `missing`, too. */
static Place *
find (ColorizerPlaces     *places,
      const ColorizerHint *hint,
      GPtrArray           *old,
      GPtrArray           *missing,
      gboolean            *failed)
{
  int    there = index_of (places->found, hint);
  int    kept  = index_of (old, hint);
  Place *place;

  if (there >= 0)
    return places->found->pdata[there];
  if (kept >= 0)
    {
      place = g_ptr_array_steal_index_fast (old, kept);
    }
  else
    {
      place = place_new (&places->grid, hint->x, hint->y, failed);
      if (! place)
        return NULL;
      g_ptr_array_add (missing, place);
    }
  g_ptr_array_add (places->found, place);
  return place;
}

Place **
places_of (ColorizerPlaces     *places,
           const ColorizerHint *hints,
           int                  n,
           double               reach)
{
  gboolean    has_classes = places->grid.scores->outputs == COLORIZER_CLASSES;
  GPtrArray  *old         = places->setting == reach ? places->found
                                                     : new_list ();
  GPtrArray  *missing     = g_ptr_array_new ();
  Place     **of_hints    = g_new (Place *, n);
  gboolean    failed      = FALSE;

  if (places->setting != reach)
    g_ptr_array_unref (places->found);
  places->found = new_list ();
  places->setting = reach;
  places->reach = reach_of (reach, has_classes);
  for (int i = 0; i < n && ! failed; i++)
    of_hints[i] = find (places, &hints[i], old, missing, &failed);
  if (failed
      || (missing->len > 0
          && ! places_find (&places->grid, &places->reach,
                            (Place **) missing->pdata, missing->len)))
    {
      g_ptr_array_set_size (places->found, 0);
      g_clear_pointer (&of_hints, g_free);
    }
  g_ptr_array_unref (missing);
  g_ptr_array_unref (old);
  return of_hints;
}
