/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <glib/gi18n-lib.h>

#include "conv.h"
#include "network.h"

#define N_LAYERS     23           /* convolutions, for the progress */
#define NORM_EPSILON 1e-5f        /* BatchNorm's, PyTorch's default */

typedef struct
{
  const float *kernel;            /* shapes: conv.h */
  const float *bias;
  int          in_channels;
  int          out_channels;
} Conv;

typedef struct
{
  float *scale;
  float *shift;
} Norm;

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

  GPtrArray *tensors;             /* owns all of the above */
};

/* Reading the weights */

/* Walks through the file layer by layer, knowing what the last one gave. */
typedef struct
{
  const WeightsFile *file;
  GPtrArray         *tensors;
  int                channels;
  GError           **error;
} Reader;

static float *
read_floats (Reader     *reader,
             const char *layer,
             const char *part,
             const int  *dims)
{
  char  *name   = g_strconcat (layer, ".", part, NULL);
  float *floats = weights_file_floats (reader->file, name, dims,
                                       reader->error);

  g_free (name);
  if (floats)
    g_ptr_array_add (reader->tensors, floats);
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

  conv->in_channels = reader->channels;
  conv->out_channels = reader->channels = out;
  conv->kernel = read_floats (reader, layer, "weight",
                              (int[]) { out, conv->in_channels,
                                        size, size, 0 });
  if (! conv->kernel)
    return FALSE;
  conv->bias = read_floats (reader, layer, "bias", (int[]) { out, 0 });
  return conv->bias != NULL;
}

static gboolean
read_transposed (Reader     *reader,
                 Conv       *conv,
                 const char *layer)
{
  int out = kernel_dim (reader, layer, 1);

  conv->in_channels = reader->channels;
  conv->out_channels = reader->channels = out;
  conv->kernel = read_floats (reader, layer, "weight",
                              (int[]) { conv->in_channels, out, 4, 4, 0 });
  if (! conv->kernel)
    return FALSE;
  conv->bias = read_floats (reader, layer, "bias", (int[]) { out, 0 });
  return conv->bias != NULL;
}

/* BatchNorm at inference: (x - mean) / sqrt (variance + epsilon) * weight
 * + bias, as one scale and one shift for each channel. */
static gboolean
read_norm (Reader     *reader,
           Norm       *norm,
           const char *layer)
{
  int    dims[]   = { reader->channels, 0 };
  float *mean     = NULL;
  float *variance = NULL;

  norm->scale = read_floats (reader, layer, "weight", dims);
  if (norm->scale)
    norm->shift = read_floats (reader, layer, "bias", dims);
  if (norm->shift)
    mean = read_floats (reader, layer, "mean", dims);
  if (mean)
    variance = read_floats (reader, layer, "variance", dims);

  for (int c = 0; variance && c < reader->channels; c++)
    {
      norm->scale[c] /= sqrtf (variance[c] + NORM_EPSILON);
      norm->shift[c] -= mean[c] * norm->scale[c];
    }
  return variance != NULL;
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
                            _("its head has %d outputs"), head->out_channels);
      return FALSE;
    }
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
             GError            **error)
{
  Network *network = g_new0 (Network, 1);
  Reader   reader  = { file, NULL, 1, error };

  reader.tensors = network->tensors = g_ptr_array_new_with_free_func (g_free);
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
  g_ptr_array_unref (network->tensors);
  g_free (network);
}

int
network_outputs (const Network *network)
{
  return network->head.out_channels;
}

/* Running */

/* Planes on their way through the layers: each layer replaces them by its
 * result. */
typedef struct
{
  float            *planes;       /* [channels, height, width] */
  int               channels;
  int               height;
  int               width;
  int               layers_done;
  ColorizerProgress progress;
  gpointer          data;
  GError          **error;
} Run;

static gboolean
out_of_memory (Run *run)
{
  g_set_error_literal (run->error, COLORIZER_ERROR, COLORIZER_ERROR_MEMORY,
                       _("There is not enough memory to colorize: "
                         "close other programs and try again."));
  return FALSE;
}

/* Makes a layer's result, which it takes over, the planes of the next. */
static gboolean
layer_done (Run   *run,
            float *planes,
            int    channels,
            int    height,
            int    width)
{
  g_free (run->planes);
  run->planes = planes;
  run->channels = channels;
  run->height = height;
  run->width = width;
  run->layers_done++;
  if (run->progress
      && ! run->progress ((double) run->layers_done / N_LAYERS, run->data))
    {
      g_set_error_literal (run->error,
                           COLORIZER_ERROR, COLORIZER_ERROR_CANCELLED,
                           _("Colorizing was cancelled."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
conv (Run        *run,
      const Conv *layer,
      int         size,
      int         stride,
      int         dilation)
{
  int    channels = layer->out_channels;
  int    height   = run->height / stride;
  int    width    = run->width / stride;
  float *planes   = g_try_new (float, (gsize) channels * height * width);

  if (! planes
      || ! conv_forward (run->planes, run->channels, run->height, run->width,
                         layer->kernel, layer->bias, size, stride, dilation,
                         channels, planes))
    {
      g_free (planes);
      return out_of_memory (run);
    }
  return layer_done (run, planes, channels, height, width);
}

static gboolean
relu (Run *run)
{
  conv_relu (run->planes, (gsize) run->channels * run->height * run->width);
  return TRUE;
}

static gboolean
conv_and_relu (Run        *run,
               const Conv *layer,
               int         stride,
               int         dilation)
{
  return conv (run, layer, 3, stride, dilation) && relu (run);
}

static gboolean
transposed_and_relu (Run        *run,
                     const Conv *layer)
{
  int    channels = layer->out_channels;
  int    height   = 2 * run->height;
  int    width    = 2 * run->width;
  float *planes   = g_try_new (float, (gsize) channels * height * width);

  if (! planes
      || ! conv_transposed_forward (run->planes, run->channels,
                                    run->height, run->width,
                                    layer->kernel, layer->bias,
                                    channels, planes))
    {
      g_free (planes);
      return out_of_memory (run);
    }
  return layer_done (run, planes, channels, height, width) && relu (run);
}

static gboolean
norm (Run        *run,
      const Norm *layer)
{
  conv_scale_and_shift (run->planes, run->channels,
                        (gsize) run->height * run->width,
                        layer->scale, layer->shift);
  return TRUE;
}

/* Fig. 2 */
static gboolean
run_layers (Run           *run,
            const Network *net)
{
  return conv_and_relu (run, &net->conv1_1, 1, 1)
      && conv_and_relu (run, &net->conv1_2, 2, 1)
      && norm (run, &net->conv1_2norm)

      && conv_and_relu (run, &net->conv2_1, 1, 1)
      && conv_and_relu (run, &net->conv2_2, 2, 1)
      && norm (run, &net->conv2_2norm)

      && conv_and_relu (run, &net->conv3_1, 1, 1)
      && conv_and_relu (run, &net->conv3_2, 1, 1)
      && conv_and_relu (run, &net->conv3_3, 2, 1)
      && norm (run, &net->conv3_3norm)

      && conv_and_relu (run, &net->conv4_1, 1, 1)
      && conv_and_relu (run, &net->conv4_2, 1, 1)
      && conv_and_relu (run, &net->conv4_3, 1, 1)
      && norm (run, &net->conv4_3norm)

      && conv_and_relu (run, &net->conv5_1, 1, 2)
      && conv_and_relu (run, &net->conv5_2, 1, 2)
      && conv_and_relu (run, &net->conv5_3, 1, 2)
      && norm (run, &net->conv5_3norm)

      && conv_and_relu (run, &net->conv6_1, 1, 2)
      && conv_and_relu (run, &net->conv6_2, 1, 2)
      && conv_and_relu (run, &net->conv6_3, 1, 2)
      && norm (run, &net->conv6_3norm)

      && conv_and_relu (run, &net->conv7_1, 1, 1)
      && conv_and_relu (run, &net->conv7_2, 1, 1)
      && conv_and_relu (run, &net->conv7_3, 1, 1)
      && norm (run, &net->conv7_3norm)

      && transposed_and_relu (run, &net->conv8_1)
      && conv_and_relu (run, &net->conv8_2, 1, 1)
      && conv_and_relu (run, &net->conv8_3, 1, 1)
      && conv (run, &net->head, 1, 1, 1);
}

/* L - 50 over 100, as in the authors' PyTorch release. */
static float *
centred (const float *lightness,
         gsize        n)
{
  float *planes = g_try_new (float, n);

  for (gsize i = 0; planes && i < n; i++)
    planes[i] = (lightness[i] - 50) / 100;
  return planes;
}

float *
network_run (const Network     *network,
             const float       *lightness,
             int                height,
             int                width,
             ColorizerProgress  progress,
             gpointer           data,
             GError           **error)
{
  Run run =
    {
      .planes   = centred (lightness, (gsize) height * width),
      .channels = 1,
      .height   = height,
      .width    = width,
      .progress = progress,
      .data     = data,
      .error    = error
    };

  if (! run.planes)
    out_of_memory (&run);
  else if (run_layers (&run, network))
    return run.planes;
  g_free (run.planes);
  return NULL;
}
