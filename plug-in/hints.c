/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "hints.h"
#include "pixels.h"
#include "strip.h"
#include "strokes.h"

/* Adds what is painted on a layer, STRIP_ROWS rows at a time. */
static void
add_strokes (Layer    painted,
             Layer    photo,
             Strokes *strokes)
{
  Pixels *pixels = pixels_new (DRAWABLE (painted));
  int     width  = pixels_width (pixels), height = pixels_height (pixels);
  float  *rgba   = g_new (float, (gsize) width * STRIP_ROWS * 4);
  int     x, y, photo_x, photo_y;

  pixels_offsets (pixels, &x, &y);
  gimp_drawable_get_offsets (DRAWABLE (photo), &photo_x, &photo_y);
  for (int row = 0; row < height; row += STRIP_ROWS)
    {
      int n_rows = MIN (STRIP_ROWS, height - row);

      pixels_read_part (pixels, 1, 0, row, width, n_rows, rgba);
      for (int i = 0; i < n_rows; i++)
        strokes_add_row (strokes, x - photo_x, y - photo_y + row + i, width,
                         rgba + (gsize) 4 * i * width);
    }
  g_free (rgba);
  pixels_free (pixels);
}

static gboolean
add_layer (GArray      *hints,
           Layer        photo,
           const char  *name,
           GError     **error)
{
  Image    image   = gimp_item_get_image (ITEM (photo));
  Layer    painted = gimp_image_get_layer_by_name (image, name);
  Strokes *strokes;
  GArray  *dots;
  gboolean found;

  if (painted == NONE)
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("There is no layer '%s' for the hints: give the name of "
                     "one of the image's layers."), name);
      return FALSE;
    }
  strokes = strokes_new (gimp_drawable_get_width (DRAWABLE (photo)),
                         gimp_drawable_get_height (DRAWABLE (photo)));
  add_strokes (painted, photo, strokes);
  dots = strokes_dots (strokes);
  found = dots->len > 0;
  if (found)
    g_array_append_vals (hints, dots->data, dots->len);
  else
    g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                 _("The layer '%s' has no opaque strokes on the photo: paint "
                   "some in the colors that you know."), name);
  g_array_unref (dots);
  strokes_free (strokes);
  return found;
}

GArray *
hints_of (Layer          photo,
          const Choice  *choice,
          GError       **error)
{
  GArray *hints =
    colorizer_hints_parse (choice->hints,
                           gimp_drawable_get_width (DRAWABLE (photo)),
                           gimp_drawable_get_height (DRAWABLE (photo)),
                           error);

  if (hints && *choice->hints_layer
      && ! add_layer (hints, photo, choice->hints_layer, error))
    g_clear_pointer (&hints, g_array_unref);
  return hints;
}
