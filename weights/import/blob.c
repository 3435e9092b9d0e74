/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "blob.h"
#include "import.h"

#define MAX_DIMS 8            /* more would fill the screen with a shape */

typedef struct
{
  gsize  n;
  gint64 dims[MAX_DIMS];
} Shape;

static void
append (Shape  *shape,
        gint64  dim)
{
  if (shape->n > 0 || dim != 1)
    shape->dims[shape->n++] = dim;
}

static Shape
shape_of_dims (const int *dims)
{
  Shape shape = { 0 };

  for (int i = 0; dims[i] != 0; i++)
    append (&shape, dims[i]);
  return shape;
}

/* Cut after MAX_DIMS, which is too long for any of ours. */
static Shape
shape_of_blob (const Caffe__Blob *blob)
{
  Shape shape = { 0 };

  if (blob->shape)
    {
      for (gsize i = 0; i < blob->shape->n_dim && shape.n < MAX_DIMS; i++)
        append (&shape, blob->shape->dim[i]);
      return shape;
    }
  append (&shape, blob->num);
  append (&shape, blob->channels);
  append (&shape, blob->height);
  append (&shape, blob->width);
  return shape;
}

static gboolean
shape_equal (const Shape *one,
             const Shape *other)
{
  if (one->n != other->n)
    return FALSE;
  for (gsize i = 0; i < one->n; i++)
    if (one->dims[i] != other->dims[i])
      return FALSE;
  return TRUE;
}

static gsize
shape_count (const Shape *shape)
{
  gsize count = 1;

  for (gsize i = 0; i < shape->n; i++)
    count *= shape->dims[i];
  return count;
}

static char *
shape_text (const Shape *shape)
{
  GString *text = g_string_new (shape->n == 0 ? "1" : NULL);

  for (gsize i = 0; i < shape->n; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT,
                            i > 0 ? "x" : "", shape->dims[i]);
  return g_string_free (text, FALSE);
}

static gboolean
check_shape (const Caffe__Blob  *blob,
             const char         *layer,
             const Shape        *expected,
             GError            **error)
{
  Shape  shape = shape_of_blob (blob);
  char  *is, *ought;

  if (shape_equal (&shape, expected))
    return TRUE;
  is = shape_text (&shape);
  ought = shape_text (expected);
  import_refuse (error,
                 "The model's layer %s has the shape %s where the authors' "
                 "network has %s: import their "
                 "colorization_release_v2.caffemodel.",
                 layer, is, ought);
  g_free (is);
  g_free (ought);
  return FALSE;
}

/* One of data and double_data holds them all. */
static gboolean
check_count (const Caffe__Blob  *blob,
             const char         *layer,
             gsize               count,
             GError            **error)
{
  gsize held = blob->n_double_data > 0 ? blob->n_double_data : blob->n_data;

  if (held == count)
    return TRUE;
  return import_refuse (error,
                        "The model is damaged (its layer %s holds %"
                        G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " numbers): "
                        "download it again.",
                        layer, held, count);
}

static gboolean
check_finite (const float  *numbers,
              gsize         count,
              const char   *layer,
              GError      **error)
{
  for (gsize i = 0; i < count; i++)
    if (! isfinite (numbers[i]))
      return import_refuse (error,
                            "The model is damaged (its layer %s holds a "
                            "number that is not finite): download it again.",
                            layer);
  return TRUE;
}

float *
blob_numbers (const Caffe__Blob  *blob,
              const char         *layer,
              const int          *dims,
              GError            **error)
{
  Shape  expected = shape_of_dims (dims);
  gsize  count    = shape_count (&expected);
  float *numbers;

  if (! check_shape (blob, layer, &expected, error)
      || ! check_count (blob, layer, count, error))
    return NULL;
  numbers = g_new (float, count);
  for (gsize i = 0; i < count; i++)
    numbers[i] = blob->n_double_data > 0 ? (float) blob->double_data[i]
                                         : blob->data[i];
  if (! check_finite (numbers, count, layer, error))
    {
      g_free (numbers);
      return NULL;
    }
  return numbers;
}
