/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model.h"
#include "weights.h"

struct _ColorizerModel
{
  Network *network;
  int      short_side;
};

ColorizerModel *
colorizer_model_open (const char  *path,
                      GError     **error)
{
  WeightsFile    *file    = weights_file_open (path, error);
  Network        *network = file ? network_new (file, error) : NULL;
  ColorizerModel *model   = NULL;

  if (network)
    {
      model = g_new (ColorizerModel, 1);
      model->network = network;
      model->short_side = weights_file_short_side (file);
    }
  weights_file_free (file);
  return model;
}

void
colorizer_model_free (ColorizerModel *model)
{
  if (! model)
    return;
  network_free (model->network);
  g_free (model);
}

int
model_short_side (const ColorizerModel *model)
{
  return model->short_side;
}

const Network *
model_network (const ColorizerModel *model)
{
  return model->network;
}
