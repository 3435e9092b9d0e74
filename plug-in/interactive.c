/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dialog.h"
#include "interactive.h"
#include "photo.h"

#define PREVIEW_WIDTH  600
#define PREVIEW_HEIGHT 400

/* What the dialog works on. */
typedef struct
{
  Layer            layer;
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

/* 0, the bundled ones, where those of the name are gone. */
static int
index_of (char       **names,
          const char  *name)
{
  for (int i = 0; names[i]; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return 0;
}

ColorizerScores *
interactive_predict (Layer   layer,
                     int     n,
                     Choice *choice)
{
  Subject          subject = { .layer = layer, .names = choice_names () };
  int              index   = index_of (subject.names, choice->weights);
  DialogPhoto      photo   = { .width = PREVIEW_WIDTH,
                               .height = PREVIEW_HEIGHT,
                               .n_photos = n,
                               .weights = (const char *const *) subject.names,
                               .use_weights = use_weights,
                               .read_more = read_more,
                               .data = &subject };
  float           *rgba    = photo_reduced (layer, &photo.width,
                                            &photo.height);
  ColorizerScores *scores  = NULL;

  photo.rgba = rgba;
  if (dialog_run (&photo, &index, &choice->settings, &scores))
    choice_set_weights (choice, subject.names[index]);
  photo_reader_free (subject.reader);
  colorizer_model_free (subject.model);
  g_strfreev (subject.names);
  g_free (rgba);
  return scores;
}
