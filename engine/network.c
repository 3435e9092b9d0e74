/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <glib/gi18n-lib.h>

#include "buffer.h"
#include "conv.h"
#include "network.h"

#define NORM_EPSILON 1e-5f        /* BatchNorm's, PyTorch's default */
#define ASK_USEC     20000        /* the caller is asked so often whether to
                                   * go on */

/* Named as by the authors. */
struct _Network
{
  Conv conv1_1, conv1_2;
  Norm conv1_2norm;
  Conv conv2_1, conv2_2;
  Norm conv2_2norm;
  Conv conv3_1, conv3_2, conv3_3;
  Norm conv3_3norm;
  Conv conv4_1, conv4_2, conv4_3;
  Norm conv4_3norm;
  Conv conv5_1, conv5_2, conv5_3;
  Norm conv5_3norm;
  Conv conv6_1, conv6_2, conv6_3;
  Norm conv6_3norm;
  Conv conv7_1, conv7_2, conv7_3;
  Norm conv7_3norm;
  Conv conv8_1, conv8_2, conv8_3;
  Conv head;

  const Kernels *kernels;
  GPtrArray     *floats;          /* owns what is not left in the file */
};

/* Reading the weights */

/* Walks through the file layer by layer, knowing what the last one gave. */
typedef struct
{
  const WeightsFile *file;
  Network           *network;
  int                channels;
  GError           **error;
} Reader;

static gboolean
read_tensor (Reader        *reader,
             const char    *layer,
             const char    *part,
             const int     *dims,
             WeightsTensor *tensor)
{
  char     *name = g_strconcat (layer, ".", part, NULL);
  gboolean  read = weights_file_tensor (reader->file, name, dims, tensor,
                                        reader->error);

  g_free (name);
  return read;
}

/* One number a channel, padded with zeros to whole blocks. */
static float *
read_floats (Reader     *reader,
             const char *layer,
             const char *part)
{
  int           dims[] = { reader->channels, 0 };
  WeightsTensor tensor;
  float        *floats;

  if (! read_tensor (reader, layer, part, dims, &tensor))
    return NULL;
  floats = g_new0 (float, map_padded (reader->channels));
  weights_tensor_read (&tensor, reader->network->kernels,
                       0, reader->channels, floats);
  g_ptr_array_add (reader->network->floats, floats);
  return floats;
}

static int
kernel_dim (Reader     *reader,
            const char *layer,
            int         dim)
{
  char *name = g_strconcat (layer, ".weight", NULL);
  int   size = weights_file_dim (reader->file, name, dim);

  g_free (name);
  return size;
}

static gboolean
read_conv (Reader     *reader,
           Conv       *conv,
           const char *layer,
           int         size)
{
  int out = kernel_dim (reader, layer, 0);

  conv->name = layer;
  conv->in_channels = reader->channels;
  conv->out_channels = reader->channels = out;
  if (! read_tensor (reader, layer, "weight",
                     (int[]) { out, conv->in_channels, size, size, 0 },
                     &conv->kernel))
    return FALSE;
  conv->bias = read_floats (reader, layer, "bias");
  return conv->bias != NULL;
}

static gboolean
read_transposed (Reader     *reader,
                 Conv       *conv,
                 const char *layer)
{
  int out = kernel_dim (reader, layer, 1);

  conv->name = layer;
  conv->in_channels = reader->channels;
  conv->out_channels = reader->channels = out;
  if (! read_tensor (reader, layer, "weight",
                     (int[]) { conv->in_channels, out, 4, 4, 0 },
                     &conv->kernel))
    return FALSE;
  conv->bias = read_floats (reader, layer, "bias");
  return conv->bias != NULL;
}

/* BatchNorm at inference: (x - mean) / sqrt (variance + epsilon) * weight
 * + bias, as one scale and one shift for each channel. */
static gboolean
read_norm (Reader     *reader,
           Norm       *norm,
           const char *layer)
{
  float *scale    = read_floats (reader, layer, "weight");
  float *shift    = scale ? read_floats (reader, layer, "bias") : NULL;
  float *mean     = shift ? read_floats (reader, layer, "mean") : NULL;
  float *variance = mean ? read_floats (reader, layer, "variance") : NULL;

  if (! variance)
    return FALSE;
  for (int c = 0; c < reader->channels; c++)
    {
      scale[c] /= sqrtf (variance[c] + NORM_EPSILON);
      shift[c] -= mean[c] * scale[c];
    }
  norm->scale = scale;
  norm->shift = shift;
  return TRUE;
}

static gboolean
read_head (Reader *reader,
           Conv   *head)
{
  if (! read_conv (reader, head, "head", 1))
    return FALSE;
  if (head->out_channels != NETWORK_CLASSES
      && head->out_channels != NETWORK_AB_OUTPUTS)
    {
      weights_file_damaged (reader->file, reader->error,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "its head has %d output",
                                         "its head has %d outputs",
                                         head->out_channels),
                            head->out_channels);
      return FALSE;
    }
  /* What pads the classes must never be the likeliest. */
  if (head->out_channels == NETWORK_CLASSES)
    for (int i = NETWORK_CLASSES; i < BINS_PADDED; i++)
      head->bias[i] = -1e30f;
  return TRUE;
}

static gboolean
read_layers (Reader  *reader,
             Network *net)
{
  return read_conv (reader, &net->conv1_1, "conv1_1", 3)
      && read_conv (reader, &net->conv1_2, "conv1_2", 3)
      && read_norm (reader, &net->conv1_2norm, "conv1_2norm")

      && read_conv (reader, &net->conv2_1, "conv2_1", 3)
      && read_conv (reader, &net->conv2_2, "conv2_2", 3)
      && read_norm (reader, &net->conv2_2norm, "conv2_2norm")

      && read_conv (reader, &net->conv3_1, "conv3_1", 3)
      && read_conv (reader, &net->conv3_2, "conv3_2", 3)
      && read_conv (reader, &net->conv3_3, "conv3_3", 3)
      && read_norm (reader, &net->conv3_3norm, "conv3_3norm")

      && read_conv (reader, &net->conv4_1, "conv4_1", 3)
      && read_conv (reader, &net->conv4_2, "conv4_2", 3)
      && read_conv (reader, &net->conv4_3, "conv4_3", 3)
      && read_norm (reader, &net->conv4_3norm, "conv4_3norm")

      && read_conv (reader, &net->conv5_1, "conv5_1", 3)
      && read_conv (reader, &net->conv5_2, "conv5_2", 3)
      && read_conv (reader, &net->conv5_3, "conv5_3", 3)
      && read_norm (reader, &net->conv5_3norm, "conv5_3norm")

      && read_conv (reader, &net->conv6_1, "conv6_1", 3)
      && read_conv (reader, &net->conv6_2, "conv6_2", 3)
      && read_conv (reader, &net->conv6_3, "conv6_3", 3)
      && read_norm (reader, &net->conv6_3norm, "conv6_3norm")

      && read_conv (reader, &net->conv7_1, "conv7_1", 3)
      && read_conv (reader, &net->conv7_2, "conv7_2", 3)
      && read_conv (reader, &net->conv7_3, "conv7_3", 3)
      && read_norm (reader, &net->conv7_3norm, "conv7_3norm")

      && read_transposed (reader, &net->conv8_1, "conv8_1")
      && read_conv (reader, &net->conv8_2, "conv8_2", 3)
      && read_conv (reader, &net->conv8_3, "conv8_3", 3)
      && read_head (reader, &net->head);
}

Network *
network_new (const WeightsFile  *file,
             const Kernels      *kernels,
             GError            **error)
{
  Network *network = g_new0 (Network, 1);
  Reader   reader  = { file, network, 1, error };

  network->kernels = kernels;
  network->floats = g_ptr_array_new_with_free_func (g_free);
  if (! read_layers (&reader, network))
    {
      network_free (network);
      return NULL;
    }
  return network;
}

void
network_free (Network *network)
{
  if (! network)
    return;
  g_ptr_array_unref (network->floats);
  g_free (network);
}

int
network_outputs (const Network *network)
{
  return network->head.out_channels;
}

/* Running */

/* A map on its way through the layers: each layer replaces it by its
 * result. */
typedef struct
{
  Machine            machine;
  Map                map;
  GArray            *layers;      /* of a dry run, which only lists them */

  double             flop_done;
  double             flop_in_all;
  gint64             last_asked;  /* g_get_monotonic_time() */
  ColorizerProgress  progress;
  gpointer           data;
  GError           **error;
} Run;

static gboolean
out_of_memory (Run *run)
{
  g_set_error_literal (run->error, COLORIZER_ERROR, COLORIZER_ERROR_MEMORY,
                       _("There is not enough memory to colorize: "
                         "close other programs and try again."));
  return FALSE;
}

static gboolean
cancelled (Run *run)
{
  g_set_error_literal (run->error, COLORIZER_ERROR, COLORIZER_ERROR_CANCELLED,
                       _("Colorizing was cancelled."));
  return FALSE;
}

static gboolean
tell_progress (Run *run)
{
  run->last_asked = g_get_monotonic_time ();
  return ! run->progress
         || run->progress (run->flop_done / run->flop_in_all, run->data);
}

static gboolean
go_on (gpointer data)
{
  Run *run = data;

  return g_get_monotonic_time () - run->last_asked < ASK_USEC
         || tell_progress (run);
}

/* The map that a layer will fill; its values are NULL in a dry run. */
static gboolean
new_map (Run *run,
         Map *map,
         int  channels,
         int  height,
         int  width)
{
  map->channels = channels;
  map->padded = map_padded (channels);
  map->height = height;
  map->width = width;
  map->values = NULL;
  if (! run->layers)
    {
      map->values = buffer_new ((gsize) height * width * map->padded);
      if (! map->values)
        return out_of_memory (run);
    }
  return TRUE;
}

/* Makes a layer's result the input of the next. */
static gboolean
layer_done (Run        *run,
            Map         map,
            double      flop,
            ConvResult  result)
{
  buffer_free (run->map.values);
  run->map = map;
  run->flop_done += flop;
  if (result == CONV_NO_MEMORY)
    return out_of_memory (run);
  if (result == CONV_CANCELLED || ! tell_progress (run))
    return cancelled (run);
  return TRUE;
}

/* In a dry run, lists the layer instead of running it. */
static gboolean
layer_listed (Run        *run,
              const Conv *layer,
              Map         map,
              double      flop)
{
  NetworkLayer listed = { layer->name, flop };

  if (! run->layers)
    return FALSE;
  g_array_append_val (run->layers, listed);
  run->map = map;
  return TRUE;
}

static gboolean
conv (Run        *run,
      const Conv *layer,
      int         size,
      int         stride,
      int         dilation,
      gboolean    relu,
      const Norm *norm)
{
  int    height = run->map.height / stride;
  int    width  = run->map.width / stride;
  double flop   = 2.0 * size * size * layer->in_channels
                  * layer->out_channels * height * width;
  Map    map;

  if (! new_map (run, &map, layer->out_channels, height, width))
    return FALSE;
  return layer_listed (run, layer, map, flop)
         || layer_done (run, map, flop,
                        conv_forward (&run->machine, layer, size, stride,
                                      dilation, relu, norm, &run->map, &map));
}

static gboolean
conv_relu (Run        *run,
           const Conv *layer,
           int         stride,
           int         dilation)
{
  return conv (run, layer, 3, stride, dilation, TRUE, NULL);
}

static gboolean
conv_relu_norm (Run        *run,
                const Conv *layer,
                int         stride,
                int         dilation,
                const Norm *norm)
{
  return conv (run, layer, 3, stride, dilation, TRUE, norm);
}

static gboolean
transposed_relu (Run        *run,
                 const Conv *layer)
{
  int    height = 2 * run->map.height;
  int    width  = 2 * run->map.width;
  double flop   = 2.0 * 4 * layer->in_channels * layer->out_channels
                  * height * width;
  Map    map;

  if (! new_map (run, &map, layer->out_channels, height, width))
    return FALSE;
  return layer_listed (run, layer, map, flop)
         || layer_done (run, map, flop,
                        conv_transposed_forward (&run->machine, layer,
                                                 &run->map, &map));
}

/* Fig. 2 */
static gboolean
run_layers (Run           *run,
            const Network *net)
{
  return conv_relu (run, &net->conv1_1, 1, 1)
      && conv_relu_norm (run, &net->conv1_2, 2, 1, &net->conv1_2norm)

      && conv_relu (run, &net->conv2_1, 1, 1)
      && conv_relu_norm (run, &net->conv2_2, 2, 1, &net->conv2_2norm)

      && conv_relu (run, &net->conv3_1, 1, 1)
      && conv_relu (run, &net->conv3_2, 1, 1)
      && conv_relu_norm (run, &net->conv3_3, 2, 1, &net->conv3_3norm)

      && conv_relu (run, &net->conv4_1, 1, 1)
      && conv_relu (run, &net->conv4_2, 1, 1)
      && conv_relu_norm (run, &net->conv4_3, 1, 1, &net->conv4_3norm)

      && conv_relu (run, &net->conv5_1, 1, 2)
      && conv_relu (run, &net->conv5_2, 1, 2)
      && conv_relu_norm (run, &net->conv5_3, 1, 2, &net->conv5_3norm)

      && conv_relu (run, &net->conv6_1, 1, 2)
      && conv_relu (run, &net->conv6_2, 1, 2)
      && conv_relu_norm (run, &net->conv6_3, 1, 2, &net->conv6_3norm)

      && conv_relu (run, &net->conv7_1, 1, 1)
      && conv_relu (run, &net->conv7_2, 1, 1)
      && conv_relu_norm (run, &net->conv7_3, 1, 1, &net->conv7_3norm)

      && transposed_relu (run, &net->conv8_1)
      && conv_relu (run, &net->conv8_2, 1, 1)
      && conv_relu (run, &net->conv8_3, 1, 1)
      && conv (run, &net->head, 1, 1, 1, FALSE, NULL);
}

GArray *
network_layers (const Network *network,
                int            height,
                int            width)
{
  Run dry = { .map    = { 1, BLOCK, height, width, NULL },
              .layers = g_array_new (FALSE, FALSE, sizeof (NetworkLayer)) };

  run_layers (&dry, network);
  return dry.layers;
}

static double
flop_in_all (const Network *network,
             int            height,
             int            width)
{
  GArray *layers = network_layers (network, height, width);
  double  flop   = 0;

  for (guint i = 0; i < layers->len; i++)
    flop += g_array_index (layers, NetworkLayer, i).flop;
  g_array_unref (layers);
  return flop;
}

/* L - 50 over 100, as in the authors' PyTorch release. */
static void
centre (const float *lightness,
        Map         *map)
{
  for (int i = 0; i < map->height * map->width; i++)
    {
      float *pixel = map->values + i * map->padded;

      pixel[0] = (lightness[i] - 50) / 100;
      for (int c = 1; c < map->padded; c++)
        pixel[c] = 0;
    }
}

gboolean
network_run (const Network      *network,
             const float        *lightness,
             int                 height,
             int                 width,
             int                 n_threads,
             ColorizerProgress   progress,
             gpointer            data,
             Map                *scores,
             GError            **error)
{
  gboolean done;
  Run      run =
    {
      .flop_in_all = flop_in_all (network, height, width),
      .last_asked  = g_get_monotonic_time (),
      .progress    = progress,
      .data        = data,
      .error       = error
    };

  if (! new_map (&run, &run.map, 1, height, width))
    return FALSE;
  centre (lightness, &run.map);
  run.machine = (Machine) { network->kernels, workers_new (n_threads),
                            go_on, &run };
  done = run_layers (&run, network);
  workers_free (run.machine.workers);
  if (done)
    *scores = run.map;
  else
    buffer_free (run.map.values);
  return done;
}
