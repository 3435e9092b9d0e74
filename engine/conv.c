/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "conv.h"

ConvResult
conv_forward (const Machine *machine,
              const Conv    *conv,
              int            size,
              int            stride,
              int            dilation,
              gboolean       relu,
              const Norm    *norm,
              const Map     *in,
              const Map     *out)
{
  if (size == 3 && stride == 1 && conv->in_channels >= CONV_WINOGRAD_CHANNELS)
    return conv_winograd (machine, conv, dilation, relu, norm, in, out);
  return conv_gemm (machine, conv, size, stride, dilation, relu, norm,
                    in, out);
}

Finish
conv_finish (const Conv *conv,
             gboolean    relu,
             const Norm *norm,
             int         first)
{
  return (Finish) { .bias  = conv->bias + first,
                    .relu  = relu,
                    .scale = norm ? norm->scale + first : NULL,
                    .shift = norm ? norm->shift + first : NULL };
}
