/* The layers of the network, in readable C over OpenBLAS.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Planes are [channels, height, width], float32, rows without padding.
 * FALSE where scratch memory is short.  Thread-safe where the buffers are not
 * shared. */

#ifndef CONV_H
#define CONV_H

#include <glib.h>

/* Convolution of size x size (1 or 3) with zero padding that keeps the sides
 * at stride 1 and halves them (even sides) at stride 2.
 * in:     [in_channels, height, width]
 * kernel: [out_channels, in_channels, size, size]
 * bias:   [out_channels]
 * out:    [out_channels, height / stride, width / stride] */
gboolean conv_forward            (const float *in,
                                  int          in_channels,
                                  int          height,
                                  int          width,
                                  const float *kernel,
                                  const float *bias,
                                  int          size,
                                  int          stride,
                                  int          dilation,
                                  int          out_channels,
                                  float       *out);

/* Transposed convolution 4x4, stride 2, padding 1: doubles the sides.
 * in:     [in_channels, height, width]
 * kernel: [in_channels, out_channels, 4, 4]
 * bias:   [out_channels]
 * out:    [out_channels, 2 height, 2 width] */
gboolean conv_transposed_forward (const float *in,
                                  int          in_channels,
                                  int          height,
                                  int          width,
                                  const float *kernel,
                                  const float *bias,
                                  int          out_channels,
                                  float       *out);

/* In place: values = max (values, 0). */
void     conv_relu               (float       *values,
                                  gsize        n);

/* BatchNorm at inference, in place: planes [channels, area] become
 * planes * scale[channel] + shift[channel]. */
void     conv_scale_and_shift    (float       *planes,
                                  int          channels,
                                  gsize        area,
                                  const float *scale,
                                  const float *shift);

#endif
