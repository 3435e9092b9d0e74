/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "layers.h"
#include "weights.h"
#include "writer.h"

/* Writes layer after layer, knowing how many channels the last one gave. */
typedef struct
{
  Writer  *writer;
  GRand   *random;
  int      channels;
  GError **error;
} Network;

/* A tensor of random numbers between low and high. */
static gboolean
add (Network    *network,
     const char *layer,
     const char *part,
     const int  *dims,
     double      low,
     double      high)
{
  gsize     n = 1;
  float    *numbers;
  gboolean  added;

  for (int i = 0; dims[i] != 0; i++)
    n *= dims[i];
  numbers = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    numbers[i] = g_rand_double_range (network->random, low, high);
  added = writer_add (network->writer, layer, part, dims, numbers,
                      network->error);
  g_free (numbers);
  return added;
}

/* A kernel whose sums over the inputs, after ReLU, are about as large as these
 * inputs: the initialization of He et al., 2015.  A transposed convolution
 * sums a quarter of its taps. */
static gboolean
add_kernel (Network     *network,
            const Layer *layer,
            int          out_channels)
{
  int    taps = layer->kind == LAYER_TRANSPOSED ? 4
                                                : layer->size * layer->size;
  double largest = sqrt (3 * 2.0 / (taps * network->channels));
  int    dims[5];

  layer_kernel_dims (layer, network->channels, out_channels, dims);
  network->channels = out_channels;
  return add (network, layer->name, "weight", dims, -largest, largest);
}

/* As unlike the identity as training makes it. */
static gboolean
add_norm (Network    *network,
          const char *norm,
          const int  *dims)
{
  return add (network, norm, "weight", dims, 0.5, 1.5)
         && add (network, norm, "bias", dims, -0.5, 0.5)
         && add (network, norm, "mean", dims, 0, 0.6)
         && add (network, norm, "variance", dims, 0.3, 1.5);
}

static gboolean
add_layer (Network     *network,
           const Layer *layer,
           double       width)
{
  int channels = layer->kind == LAYER_HEAD
                 ? layer->channels : MAX (rint (width * layer->channels), 1);
  int dims[]   = { channels, 0 };

  return add_kernel (network, layer, channels)
         && add (network, layer->name, "bias", dims, -0.3, 0.3)
         && (! layer->norm || add_norm (network, layer->norm, dims));
}

gboolean
bench_weights_write (const char  *path,
                     double       width,
                     int          short_side,
                     GError     **error)
{
  Network  network = { writer_new (path, short_side, LAYERS_TENSORS, error),
                       g_rand_new_with_seed (2016), 1, error };
  gboolean written = network.writer != NULL;

  for (int i = 0; i < LAYERS_COUNT && written; i++)
    written = add_layer (&network, &layers[i], width);
  written = written && writer_finish (network.writer, error);
  writer_free (network.writer);
  g_rand_free (network.random);
  return written;
}
