/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bundled.h"
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
  char           *file  = path ? g_strdup (path) : bundled_path ();

  model->file = weights_file_open (file, error);
  g_free (file);
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
colorizer_model_short_side (const ColorizerModel *model)
{
  g_return_val_if_fail (model, 0);
  return weights_file_short_side (model->file);
}

gboolean
colorizer_model_has_classes (const ColorizerModel *model)
{
  g_return_val_if_fail (model, FALSE);
  return network_outputs (model->network) == COLORIZER_CLASSES;
}

GArray *
colorizer_model_layers (const ColorizerModel *model,
                        int                   width,
                        int                   height)
{
  g_return_val_if_fail (model, NULL);
  g_return_val_if_fail (width >= 8 && width % 8 == 0, NULL);
  g_return_val_if_fail (height >= 8 && height % 8 == 0, NULL);
  return network_layers (model->network, height, width);
}

const Network *
model_network (const ColorizerModel *model)
{
  return model->network;
}
