/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model.h"
#include "weights.h"

struct _ColorizerModel
{
  WeightsFile *file;          /* the network's kernels stay in it */
  Network     *network;
};

ColorizerModel *
colorizer_model_open (const char  *path,
                      GError     **error)
{
  ColorizerModel *model = g_new0 (ColorizerModel, 1);

  model->file = weights_file_open (path, error);
  if (model->file)
    model->network = network_new (model->file, kernels_for_cpu (), error);
  if (! model->network)
    {
      colorizer_model_free (model);
      return NULL;
    }
  return model;
}

void
colorizer_model_free (ColorizerModel *model)
{
  if (! model)
    return;
  network_free (model->network);
  weights_file_free (model->file);
  g_free (model);
}

int
model_short_side (const ColorizerModel *model)
{
  return weights_file_short_side (model->file);
}

const Network *
model_network (const ColorizerModel *model)
{
  return model->network;
}
