/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dialog.h"
#include "hints-parasite.h"
#include "interactive.h"
#include "mask.h"
#include "photo.h"
#include "pixels.h"

/* What the dialog works on. */
typedef struct
{
  Layer            layer;
  Pixels          *pixels;      /* of the layer, to show */
  char           **names;       /* of the weights */
  ColorizerModel  *model;       /* of those in use, or NULL */
  PhotoReader     *reader;      /* of the layer, for that model */
} Subject;

/* Opens other weights, and reads the photo for them from its top. */
static const ColorizerModel *
use_weights (int       index,
             gpointer  data,
             GError  **error)
{
  Subject *subject = data;

  photo_reader_free (subject->reader);
  subject->reader = NULL;
  colorizer_model_free (subject->model);
  subject->model = choice_open (subject->names[index], error);
  if (subject->model)
    subject->reader = photo_reader_new (subject->layer, subject->model, error);
  return subject->reader ? subject->model : NULL;
}

static gboolean
read_more (ColorizerInput **input,
           gpointer         data,
           GError         **error)
{
  Subject *subject = data;

  return photo_reader_more (subject->reader, input, error);
}

static gboolean
read_part (double    scale,
           int       x,
           int       y,
           int       n_columns,
           int       n_rows,
           float    *rgba,
           float    *shown,
           gpointer  data)
{
  Subject *subject = data;

  if (! gimp_item_is_valid (ITEM (subject->layer)))
    return FALSE;
  pixels_read_part (subject->pixels, scale, x, y, n_columns, n_rows, rgba);
  mask_shown (subject->layer, scale,
              GEGL_RECTANGLE (x, y, n_columns, n_rows), shown);
  return TRUE;
}

ColorizerScores *
interactive_predict (Layer   layer,
                     int     n,
                     Choice *choice)
{
  Image            image   = gimp_item_get_image (ITEM (layer));
  char            *names[] = { gimp_item_get_name (ITEM (layer)),
                               gimp_image_get_name (image) };
  Subject          subject = { .layer = layer, .names = choice_names (),
                               .pixels = pixels_new (DRAWABLE (layer)) };
  DialogPhoto      photo   = { .n_photos = n,
                               .width = pixels_width (subject.pixels),
                               .height = pixels_height (subject.pixels),
                               .layer = names[0],
                               .image = names[1],
                               .weights = (const char *const *) subject.names,
                               .use_weights = use_weights,
                               .read_more = read_more,
                               .read_part = read_part,
                               .data = &subject };
  GArray          *hints   = hints_kept (layer);
  ColorizerScores *scores  = NULL;
  char            *text;

  if (dialog_run (&photo, &choice->values, hints, &scores))
    {
      text = colorizer_hints_format ((ColorizerHint *) hints->data,
                                     hints->len);
      choice_set_hints (choice, text);
      g_free (text);
    }
  g_array_unref (hints);
  photo_reader_free (subject.reader);
  pixels_free (subject.pixels);
  colorizer_model_free (subject.model);
  g_strfreev (subject.names);
  g_free (names[0]);
  g_free (names[1]);
  return scores;
}
