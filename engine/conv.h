/* The layers of the network: a convolution, and what follows it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result is the same to the last bit for any number of workers. */

#ifndef CONV_H
#define CONV_H

#include "kernels.h"
#include "map.h"
#include "weights.h"
#include "workers.h"

/* A 3x3 convolution pays off the Winograd transforms from this many input
 * channels on. */
#define CONV_WINOGRAD_CHANNELS 8

typedef struct
{
  const char   *name;         /* as by the authors */
  int           in_channels;
  int           out_channels;
  WeightsTensor kernel;       /* [out, in, size, size]; the transposed one's:
                               * [in, out, 4, 4] */
  float        *bias;         /* [out, padded to whole blocks] */
} Conv;

/* BatchNorm at inference. */
typedef struct
{
  const float  *scale;        /* [channels, padded with zeros] */
  const float  *shift;
} Norm;

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
  Workers       *workers;
  WorkersGoOn    go_on;
  gpointer       data;
} Machine;

/* Convolution of size x size (1 or 3) with zero padding that keeps the sides
 * at stride 1 and halves them (even sides) at stride 2; ReLU and BatchNorm
 * after it, where wanted.
 * norm: NULL for none
 * out:  of height / stride and width / stride, and conv's channels; values
 *       allocated by the caller */
ConvResult conv_forward            (const Machine *machine,
                                    const Conv    *conv,
                                    int            size,
                                    int            stride,
                                    int            dilation,
                                    gboolean       relu,
                                    const Norm    *norm,
                                    const Map     *in,
                                    const Map     *out);

/* Transposed convolution 4x4, stride 2, padding 1, that doubles the sides,
 * and ReLU. */
ConvResult conv_transposed_forward (const Machine *machine,
                                    const Conv    *conv,
                                    const Map     *in,
                                    const Map     *out);

/* The two ways of conv_forward().
 * conv_gemm():     any size and stride
 * conv_winograd(): 3x3 at stride 1 */
ConvResult conv_gemm               (const Machine *machine,
                                    const Conv    *conv,
                                    int            size,
                                    int            stride,
                                    int            dilation,
                                    gboolean       relu,
                                    const Norm    *norm,
                                    const Map     *in,
                                    const Map     *out);
ConvResult conv_winograd           (const Machine *machine,
                                    const Conv    *conv,
                                    int            dilation,
                                    gboolean       relu,
                                    const Norm    *norm,
                                    const Map     *in,
                                    const Map     *out);

/* What follows the sums of the BLOCK output channels from `first` on. */
Finish     conv_finish             (const Conv    *conv,
                                    gboolean       relu,
                                    const Norm    *norm,
                                    int            first);

#endif
