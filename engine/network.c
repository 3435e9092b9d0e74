/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <glib/gi18n-lib.h>

#include "buffer.h"
#include "conv.h"
#include "network.h"
#include "workspace.h"

#define NORM_EPSILON 1e-5f        /* BatchNorm's, PyTorch's default */
#define ASK_USEC     20000        /* the caller is asked so often whether to
                                   * go on */

struct _Network
{
  Conv           convs[LAYERS_COUNT];
  const Kernels *kernels;
  GPtrArray     *floats;          /* owns what is not left in the file */
  Workspaces    *workspaces;
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

/* How many channels a layer gives, 0 where its kernel is missing. */
static int
kernel_channels (Reader      *reader,
                 const Layer *layer)
{
  char *name = g_strconcat (layer->name, ".weight", NULL);
  int   dim  = layer->kind == LAYER_TRANSPOSED ? 1 : 0;
  int   size = weights_file_dim (reader->file, name, dim);

  g_free (name);
  return size;
}

static gboolean
read_kernel (Reader *reader,
             Conv   *conv)
{
  int dims[5];

  conv->in_channels = reader->channels;
  conv->out_channels = reader->channels = kernel_channels (reader,
                                                           conv->layer);
  layer_kernel_dims (conv->layer, conv->in_channels, conv->out_channels, dims);
  if (! read_tensor (reader, conv->layer->name, "weight", dims, &conv->kernel))
    return FALSE;
  conv->bias = read_floats (reader, conv->layer->name, "bias");
  return conv->bias != NULL;
}

/* BatchNorm at inference: (x - mean) / sqrt (variance + epsilon) * weight
 * + bias, as one scale and one shift for each channel. */
static gboolean
read_norm (Reader *reader,
           Conv   *conv)
{
  const char *norm     = conv->layer->norm;
  float      *scale    = read_floats (reader, norm, "weight");
  float      *shift    = scale ? read_floats (reader, norm, "bias") : NULL;
  float      *mean     = shift ? read_floats (reader, norm, "mean") : NULL;
  float      *variance = mean ? read_floats (reader, norm, "variance") : NULL;

  if (! variance)
    return FALSE;
  for (int c = 0; c < reader->channels; c++)
    {
      scale[c] /= sqrtf (variance[c] + NORM_EPSILON);
      shift[c] -= mean[c] * scale[c];
    }
  conv->scale = scale;
  conv->shift = shift;
  return TRUE;
}

static gboolean
check_head (Reader *reader,
            Conv   *head)
{
  if (head->out_channels != COLORIZER_CLASSES
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
  if (head->out_channels == COLORIZER_CLASSES)
    for (int i = COLORIZER_CLASSES; i < CLASSES_PADDED; i++)
      head->bias[i] = -1e30f;
  return TRUE;
}

static gboolean
read_layers (Reader *reader)
{
  for (int i = 0; i < LAYERS_COUNT; i++)
    {
      Conv *conv = &reader->network->convs[i];

      conv->layer = &layers[i];
      if (! read_kernel (reader, conv)
          || (conv->layer->norm && ! read_norm (reader, conv)))
        return FALSE;
    }
  return check_head (reader, &reader->network->convs[LAYERS_COUNT - 1]);
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
  network->workspaces = workspaces_new ();
  if (! read_layers (&reader))
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
  workspaces_free (network->workspaces);
  g_free (network);
}

int
network_outputs (const Network *network)
{
  return network->convs[LAYERS_COUNT - 1].out_channels;
}

/* Running */

/* A map on its way through the layers: each layer replaces it by its
 * result. */
typedef struct
{
  Machine            machine;
  Map                map;
  Store              scores;      /* the head's map, for the caller */

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
  buffer_set_error (run->error);
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

static gboolean
new_map (Run   *run,
         Store *store,
         Map   *map,
         int    channels,
         int    padded,
         int    height,
         int    width)
{
  map->channels = channels;
  map->padded = padded;
  map->height = height;
  map->width = width;
  map->values = store_take (store, (gsize) height * width * padded);
  return map->values ? TRUE : out_of_memory (run);
}

/* The sides of what a layer makes of a map of this side. */
static int
side_after (const Layer *layer,
            int          side)
{
  return layer->kind == LAYER_TRANSPOSED ? side * layer->stride
                                         : side / layer->stride;
}

/* Of a direct convolution whose output has so many points; a transposed one
 * has a quarter of its kernel at each of them. */
static double
conv_flop (const Conv *conv,
           double      points)
{
  int size = conv->layer->kind == LAYER_TRANSPOSED ? conv->layer->size / 2
                                                   : conv->layer->size;

  return 2.0 * size * size * conv->in_channels * conv->out_channels * points;
}

/* Makes a layer's result, in the store, the input of the next. */
static gboolean
run_layer (Run        *run,
           const Conv *conv,
           Store      *store)
{
  int        height = side_after (conv->layer, run->map.height);
  int        width  = side_after (conv->layer, run->map.width);
  Map        map;
  ConvResult result;

  if (! new_map (run, store, &map, conv->out_channels,
                 map_padded (conv->out_channels), height, width))
    return FALSE;
  result = conv_forward (&run->machine, conv, &run->map, &map);
  run->map = map;
  run->flop_done += conv_flop (conv, (double) height * width);
  if (result == CONV_NO_MEMORY)
    return out_of_memory (run);
  if (result == CONV_CANCELLED || ! tell_progress (run))
    return cancelled (run);
  return TRUE;
}

/* Fig. 2 */
static gboolean
run_layers (Run           *run,
            const Network *network)
{
  Store *maps = run->machine.workspace->maps;

  for (int i = 0; i < LAYERS_COUNT; i++)
    if (! run_layer (run, &network->convs[i],
                     i == LAYERS_COUNT - 1
                     ? &run->scores : &maps[(i + 1) % 2]))
      return FALSE;
  return TRUE;
}

/* Of the kernel, as it is in the file. */
static double
kernel_bytes (const Conv *conv)
{
  double weights = (double) conv->layer->size * conv->layer->size
                   * conv->in_channels * conv->out_channels;

  return weights * (conv->kernel.float16 ? sizeof (guint16) : sizeof (float));
}

GArray *
network_layers (const Network *network,
                int            height,
                int            width)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (ColorizerLayer));

  for (int i = 0; i < LAYERS_COUNT; i++)
    {
      const Conv     *conv = &network->convs[i];
      double          read = (double) height * width * conv->in_channels;
      double          points;
      ColorizerLayer  layer;

      height = side_after (conv->layer, height);
      width = side_after (conv->layer, width);
      points = (double) height * width;
      layer.name = conv->layer->name;
      layer.flop = conv_flop (conv, points);
      layer.bytes = sizeof (float) * (read + points * conv->out_channels)
                    + kernel_bytes (conv);
      g_array_append_val (result, layer);
    }
  return result;
}

static double
flop_in_all (const Network *network,
             int            height,
             int            width)
{
  GArray *all  = network_layers (network, height, width);
  double  flop = 0;

  for (guint i = 0; i < all->len; i++)
    flop += g_array_index (all, ColorizerLayer, i).flop;
  g_array_unref (all);
  return flop;
}

/* L - 50 over 100, as in the authors' PyTorch release. */
static void
center (const float *lightness,
        Map         *map)
{
  for (int i = 0; i < map->height * map->width; i++)
    map->values[i] = (lightness[i] - 50) / 100;
}

/* The layers in the run's workspace; the scores are the caller's. */
static gboolean
compute (Run           *run,
         const Network *network,
         const float   *lightness,
         int            height,
         int            width)
{
  Store *maps = run->machine.workspace->maps;

  if (! new_map (run, &maps[0], &run->map, 1, 1, height, width))
    return FALSE;
  center (lightness, &run->map);
  if (! run_layers (run, network))
    {
      store_clear (&run->scores);
      return FALSE;
    }
  return TRUE;
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

  run.machine = (Machine) { network->kernels,
                            workspaces_take (network->workspaces, n_threads),
                            go_on, &run };
  done = compute (&run, network, lightness, height, width);
  workspaces_leave (network->workspaces, run.machine.workspace);
  if (done)
    *scores = run.map;
  return done;
}
