/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _POSIX_C_SOURCE 200809L

#include <math.h>
#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

#include "caffemodel.h"
#include "class_order.h"
#include "import.h"
#include "layers.h"
#include "writer.h"

#define SHORT_SIDE 256            /* of the input, in the paper */

/* The authors' Caffe network is given L - 50, ours (L - 50) / 100. */
#define INPUT_SCALE 100

/* Goes through the layers, knowing how many channels the last one gave. */
typedef struct
{
  const Caffemodel  *model;
  Writer            *writer;
  int                channels;
  GError           **error;
} Import;

/* Ctrl+C must leave no temporary file: main() holds signals back. */
static gboolean
go_on (const Import *import)
{
  sigset_t pending;

  if (sigpending (&pending) == 0
      && (sigismember (&pending, SIGINT) == 1
          || sigismember (&pending, SIGTERM) == 1
          || sigismember (&pending, SIGHUP) == 1))
    return import_refuse (import->error, "The import was interrupted: "
                          "start it again.");
  return TRUE;
}

static CaffeLayer *
read_layer (const Import *import,
            const char   *name)
{
  return go_on (import)
         ? caffemodel_read_layer (import->model, name, import->error) : NULL;
}

/* Refuses a product that is not finite or below least. */
static gboolean
multiply (const Import *import,
          const char   *name,
          float        *numbers,
          gsize         n,
          float         factor,
          float         least)
{
  for (gsize i = 0; i < n; i++)
    {
      numbers[i] *= factor;
      if (! isfinite (numbers[i]) || numbers[i] < least)
        return import_refuse (import->error,
                              "The model is damaged (its layer %s holds a "
                              "number out of its range): download it again.",
                              name);
    }
  return TRUE;
}

/* The layer's i-th array of numbers becomes the tensor LAYER.PART. */
static gboolean
add_numbers (const Import     *import,
             const CaffeLayer *layer,
             gsize             i,
             const char       *name,
             const char       *part,
             const int        *dims,
             float             factor)
{
  float    *numbers = caffe_layer_numbers (layer, i, dims, import->error);
  float     least   = strcmp (part, "variance") == 0 ? 0 : -G_MAXFLOAT;
  gsize     n       = 1;
  gboolean  added;

  if (! numbers)
    return FALSE;
  for (int k = 0; dims[k] != 0; k++)
    n *= dims[k];
  added = multiply (import, name, numbers, n, factor, least)
          && writer_add (import->writer, name, part, dims, numbers,
                         import->error);
  g_free (numbers);
  return added;
}

/* A layer's kernel and its bias, a number a channel. */
static gboolean
add_kernel (Import      *import,
            const Layer *layer)
{
  gboolean    first = layer == &layers[0];
  CaffeLayer *from  = read_layer (import, first ? "bw_conv1_1" : layer->name);
  int         dims[5];
  gboolean    added;

  layer_kernel_dims (layer, import->channels, layer->channels, dims);
  import->channels = layer->channels;
  added = from
          && add_numbers (import, from, 0, layer->name, "weight", dims,
                          first ? INPUT_SCALE : 1)
          && add_numbers (import, from, 1, layer->name, "bias",
                          (int[]) { layer->channels, 0 }, 1);
  caffe_layer_free (from);
  return added;
}

static gboolean
add_constant (const Import *import,
              const char   *name,
              const char   *part,
              float         number)
{
  int       dims[]  = { import->channels, 0 };
  float    *numbers = g_new (float, import->channels);
  gboolean  added;

  for (int i = 0; i < import->channels; i++)
    numbers[i] = number;
  added = writer_add (import->writer, name, part, dims, numbers,
                      import->error);
  g_free (numbers);
  return added;
}

/* What mean and variance are to be multiplied by.  Caffe sums them up over
 * its training and keeps the sum of their shares beside them; of none at all,
 * it takes both for zero. */
static gboolean
norm_factor (const Import     *import,
             const CaffeLayer *layer,
             const char       *name,
             float            *factor)
{
  float *share = caffe_layer_numbers (layer, 2, (int[]) { 1, 0 },
                                      import->error);

  if (! share)
    return FALSE;
  *factor = share[0] == 0 ? 0 : 1 / share[0];
  g_free (share);
  if (*factor >= 0 && *factor <= G_MAXFLOAT)
    return TRUE;
  return import_refuse (import->error,
                        "The model is damaged (its layer %s divides by a "
                        "wrong number): download it again.", name);
}

/* Without a weight and a bias of its own. */
static gboolean
add_norm (const Import *import,
          const char   *name)
{
  int         dims[] = { import->channels, 0 };
  CaffeLayer *layer  = read_layer (import, name);
  float       factor;
  gboolean    added;

  added = layer
          && norm_factor (import, layer, name, &factor)
          && add_constant (import, name, "weight", 1)
          && add_constant (import, name, "bias", 0)
          && add_numbers (import, layer, 0, name, "mean", dims, factor)
          && add_numbers (import, layer, 1, name, "variance", dims, factor);
  caffe_layer_free (layer);
  return added;
}

/* The head */

static gboolean
all_zero (const float *numbers,
          gsize        n)
{
  for (gsize i = 0; i < n; i++)
    if (numbers[i] != 0)
      return FALSE;
  return TRUE;
}

/* The authors' programs fill class8_ab with the classes' centers, in our
 * order: a model has none, or zeros, or those of its own order. */
static gboolean
read_class_order (const Import *import,
                  int           order[COLORIZER_CLASSES])
{
  CaffeLayer *layer;
  float      *centers = NULL;
  gboolean    read    = TRUE;

  for (int i = 0; i < COLORIZER_CLASSES; i++)
    order[i] = i;
  if (! caffemodel_has (import->model, "class8_ab"))
    return TRUE;
  layer = read_layer (import, "class8_ab");
  if (layer)
    centers = caffe_layer_numbers (layer, 0,
                                   (int[]) { 2, COLORIZER_CLASSES, 1, 1, 0 },
                                   import->error);
  caffe_layer_free (layer);
  if (! centers)
    return FALSE;
  if (! all_zero (centers, 2 * COLORIZER_CLASSES)
      && ! class_order_from_centers (centers, order))
    read = import_refuse (import->error,
                          "The model's colors in class8_ab are not the "
                          "paper's 313: import the authors' "
                          "colorization_release_v2.caffemodel.");
  g_free (centers);
  return read;
}

/* dims[0], the classes, are brought into our order. */
static gboolean
add_ordered (const Import     *import,
             const CaffeLayer *layer,
             gsize             i,
             const char       *part,
             const int        *dims,
             const int         order[COLORIZER_CLASSES])
{
  gsize     row     = dims[1] == 0 ? 1 : dims[1];
  float    *numbers = caffe_layer_numbers (layer, i, dims, import->error);
  float    *ordered;
  gboolean  added;

  if (! numbers)
    return FALSE;
  ordered = g_new (float, COLORIZER_CLASSES * row);
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    memcpy (ordered + class * row, numbers + order[class] * row,
            row * sizeof (float));
  added = writer_add (import->writer, "head", part, dims, ordered,
                      import->error);
  g_free (ordered);
  g_free (numbers);
  return added;
}

/* The Scale layer that follows, conv8_313_rh, is the temperature, which is the
 * user's to choose. */
static gboolean
add_head (const Import *import)
{
  int         kernel[] = { COLORIZER_CLASSES, import->channels, 1, 1, 0 };
  int         bias[]   = { COLORIZER_CLASSES, 0 };
  int         order[COLORIZER_CLASSES];
  CaffeLayer *layer    = read_layer (import, "conv8_313");
  gboolean    added;

  added = layer
          && read_class_order (import, order)
          && add_ordered (import, layer, 0, "weight", kernel, order)
          && add_ordered (import, layer, 1, "bias", bias, order);
  caffe_layer_free (layer);
  return added;
}

/* Fig. 2 */
static gboolean
add_layers (Import *import)
{
  for (int i = 0; i < LAYERS_COUNT; i++)
    {
      const Layer *layer = &layers[i];
      gboolean     added = layer->kind == LAYER_HEAD
                           ? add_head (import) : add_kernel (import, layer);

      if (! added || (layer->norm && ! add_norm (import, layer->norm)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_not_itself (const char  *from,
                  const char  *to,
                  GError     **error)
{
  GStatBuf one, other;

  if (g_stat (from, &one) != 0 || g_stat (to, &other) != 0
      || one.st_dev != other.st_dev || one.st_ino != other.st_ino)
    return TRUE;
  return import_refuse (error, "'%s' is the model itself: give another name "
                        "to write to.", to);
}

gboolean
import_caffemodel (const char  *from,
                   const char  *to,
                   GError     **error)
{
  Caffemodel *model  = NULL;
  Writer     *writer = NULL;
  gboolean    done   = FALSE;

  if (check_not_itself (from, to, error))
    model = caffemodel_open (from, error);
  if (model)
    writer = writer_new (to, SHORT_SIDE, LAYERS_TENSORS, error);
  if (writer)
    {
      Import import = { model, writer, 1, error };

      done = add_layers (&import) && writer_finish (writer, error);
    }
  writer_free (writer);
  caffemodel_free (model);
  return done;
}
