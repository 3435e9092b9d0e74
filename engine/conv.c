/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "conv.h"

ConvResult
conv_forward (const Machine *machine,
              const Conv    *conv,
              const Map     *in,
              const Map     *out)
{
  const Layer *layer = conv->layer;

  if (layer->kind == LAYER_TRANSPOSED
      || (layer->size == 3 && layer->stride == 1
          && conv->in_channels >= CONV_WINOGRAD_CHANNELS))
    return conv_winograd (machine, conv, in, out);
  return conv_gemm (machine, conv, in, out);
}

Finish
conv_finish (const Conv *conv,
             int         first)
{
  return (Finish) { .bias  = conv->bias + first,
                    .relu  = conv->layer->kind != LAYER_HEAD,
                    .scale = conv->scale ? conv->scale + first : NULL,
                    .shift = conv->shift ? conv->shift + first : NULL };
}
