/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "layers.h"

const Layer layers[LAYERS_COUNT] =
{
  { "conv1_1", LAYER_CONV,        64, 3, 1, 1, NULL },
  { "conv1_2", LAYER_CONV,        64, 3, 2, 1, "conv1_2norm" },

  { "conv2_1", LAYER_CONV,       128, 3, 1, 1, NULL },
  { "conv2_2", LAYER_CONV,       128, 3, 2, 1, "conv2_2norm" },

  { "conv3_1", LAYER_CONV,       256, 3, 1, 1, NULL },
  { "conv3_2", LAYER_CONV,       256, 3, 1, 1, NULL },
  { "conv3_3", LAYER_CONV,       256, 3, 2, 1, "conv3_3norm" },

  { "conv4_1", LAYER_CONV,       512, 3, 1, 1, NULL },
  { "conv4_2", LAYER_CONV,       512, 3, 1, 1, NULL },
  { "conv4_3", LAYER_CONV,       512, 3, 1, 1, "conv4_3norm" },

  { "conv5_1", LAYER_CONV,       512, 3, 1, 2, NULL },
  { "conv5_2", LAYER_CONV,       512, 3, 1, 2, NULL },
  { "conv5_3", LAYER_CONV,       512, 3, 1, 2, "conv5_3norm" },

  { "conv6_1", LAYER_CONV,       512, 3, 1, 2, NULL },
  { "conv6_2", LAYER_CONV,       512, 3, 1, 2, NULL },
  { "conv6_3", LAYER_CONV,       512, 3, 1, 2, "conv6_3norm" },

  { "conv7_1", LAYER_CONV,       512, 3, 1, 1, NULL },
  { "conv7_2", LAYER_CONV,       512, 3, 1, 1, NULL },
  { "conv7_3", LAYER_CONV,       512, 3, 1, 1, "conv7_3norm" },

  { "conv8_1", LAYER_TRANSPOSED, 256, 4, 2, 1, NULL },
  { "conv8_2", LAYER_CONV,       256, 3, 1, 1, NULL },
  { "conv8_3", LAYER_CONV,       256, 3, 1, 1, NULL },
  { "head",    LAYER_HEAD,       313, 1, 1, 1, NULL }
};

void
layer_kernel_dims (const Layer *layer,
                   int          in_channels,
                   int          out_channels,
                   int          dims[5])
{
  gboolean transposed = layer->kind == LAYER_TRANSPOSED;

  dims[0] = transposed ? in_channels : out_channels;
  dims[1] = transposed ? out_channels : in_channels;
  dims[2] = dims[3] = layer->size;
  dims[4] = 0;
}
