/* The layers of the network: a convolution, and what follows it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result is the same to the last bit for any number of workers. */

#ifndef CONV_H
#define CONV_H

#include "kernels.h"
#include "layers.h"
#include "map.h"
#include "weights.h"
#include "workspace.h"

/* A 3x3 convolution pays off the Winograd transforms from this many input
 * channels on. */
#define CONV_WINOGRAD_CHANNELS 8

/* A layer of Fig. 2 with its weights. */
typedef struct
{
  const Layer   *layer;
  int            in_channels;
  int            out_channels;
  WeightsTensor  kernel;      /* of layer_kernel_dims() */
  float         *bias;        /* [out, padded with zeros to whole blocks] */
  float         *scale;       /* BatchNorm at inference, as bias; or NULL */
  float         *shift;
} Conv;

typedef enum
{
  CONV_DONE,
  CONV_CANCELLED,             /* go_on returned FALSE */
  CONV_NO_MEMORY
} ConvResult;

/* What a layer computes with. */
typedef struct
{
  const Kernels *kernels;
  Workspace     *workspace;
  WorkersGoOn    go_on;
  gpointer       data;
} Machine;

/* The convolution, ReLU and BatchNorm, as its layer says.
 * out: its size is the layer's to give, from in's; values allocated by the
 *      caller */
ConvResult conv_forward  (const Machine *machine,
                          const Conv    *conv,
                          const Map     *in,
                          const Map     *out);

/* The two ways of conv_forward().
 * conv_gemm():     any but a transposed one
 * conv_winograd(): 3x3 at stride 1, and a transposed one */
ConvResult conv_gemm     (const Machine *machine,
                          const Conv    *conv,
                          const Map     *in,
                          const Map     *out);
ConvResult conv_winograd (const Machine *machine,
                          const Conv    *conv,
                          const Map     *in,
                          const Map     *out);

/* What follows the sums of the BLOCK output channels from `first` on. */
Finish     conv_finish   (const Conv    *conv,
                          int            first);

#endif
