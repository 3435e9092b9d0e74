/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "traffic.h"
#include "network.h"
#include "weights.h"

#define TRANSPOSED_SIZE 4     /* the one kernel that doubles the sides */

/* Goes through the layers, knowing what the last one gave. */
typedef struct
{
  const WeightsFile  *file;
  double              points;     /* of each channel */
  GError            **error;
} Traffic;

/* The size of a layer's weights in the file, or 0 and an error. */
static double
stored (const Traffic *traffic,
        const char    *name,
        const int     *dims)
{
  double        n = (double) dims[0] * dims[1] * dims[2] * dims[3];
  WeightsTensor tensor;

  if (! weights_file_tensor (traffic->file, name, dims, &tensor,
                             traffic->error))
    return 0;
  return n * (tensor.float16 ? sizeof (guint16) : sizeof (float));
}

/* The bytes of one layer, or 0 and an error. */
static double
layer_bytes (Traffic            *traffic,
             const NetworkLayer *layer)
{
  char     *name       = g_strconcat (layer->name, ".weight", NULL);
  int       dims[]     = { weights_file_dim (traffic->file, name, 0),
                           weights_file_dim (traffic->file, name, 1),
                           weights_file_dim (traffic->file, name, 2),
                           weights_file_dim (traffic->file, name, 3), 0 };
  gboolean  transposed = dims[3] == TRANSPOSED_SIZE;
  double    products   = (double) dims[0] * dims[1] * dims[2] * dims[3];
  double    read       = traffic->points * dims[transposed ? 0 : 1];
  double    weights    = stored (traffic, name, dims);
  double    written;

  /* A transposed layer multiplies once a point that it reads, the others once
   * a point that they write. */
  traffic->points = transposed ? 4 * traffic->points
                               : layer->flop / (2 * products);
  written = traffic->points * dims[transposed ? 1 : 0];
  g_free (name);
  return weights > 0 ? weights + (read + written) * sizeof (float) : 0;
}

GArray *
bench_traffic (const BenchJob  *job,
               const GArray    *layers,
               GError         **error)
{
  char        *path    = bench_job_path (job, BENCH_WEIGHTS);
  WeightsFile *file    = weights_file_open (path, error);
  Traffic      traffic = { file, (double) job->height * job->width, error };
  GArray      *bytes   = NULL;

  if (file)
    bytes = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; bytes && i < layers->len; i++)
    {
      double n = layer_bytes (&traffic,
                              &g_array_index (layers, NetworkLayer, i));

      if (n > 0)
        g_array_append_val (bytes, n);
      else
        g_clear_pointer (&bytes, g_array_unref);
    }
  weights_file_free (file);
  g_free (path);
  return bytes;
}
