/* The Winograd transforms of kernels.h, along one axis at a time, with the
 * sums that several rows of a matrix share computed once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_WINOGRAD_H
#define VECTOR_WINOGRAD_H

#include "../kernels.h"
#include "finish.h"
#include "transpose.h"
#include "vector.h"

/* B' x: six values, each `step` after the last, in place. */
static inline void
input_axis (Vec *x,
            int  step)
{
  Vec x0 = x[0],        x1 = x[step],     x2 = x[2 * step];
  Vec x3 = x[3 * step], x4 = x[4 * step], x5 = x[5 * step];
  Vec even4 = x4 - 4 * x2, odd4 = x3 - 4 * x1;
  Vec even1 = x4 - x2,     odd1 = 2 * (x3 - x1);

  x[0]        = 4 * x0 - 5 * x2 + x4;
  x[step]     = even4 + odd4;
  x[2 * step] = even4 - odd4;
  x[3 * step] = even1 + odd1;
  x[4 * step] = even1 - odd1;
  x[5 * step] = 4 * x1 - 5 * x3 + x5;
}

static void
winograd_input (const float *const pixels[WINOGRAD_PRODUCTS],
                int                n,
                float             *v,
                gsize              v_stride)
{
  for (int channel = 0; channel < n; channel += LANES)
    {
      Vec x[WINOGRAD_PRODUCTS];

      for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
        x[i] = vec_load (pixels[i] + channel);
      for (int i = 0; i < 6; i++)
        input_axis (x + i, 6);
      for (int i = 0; i < 6; i++)
        input_axis (x + 6 * i, 1);
      for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
        vec_store (v + i * v_stride + channel, x[i]);
    }
}

/* G x: from three values to six, each `step` after the last, both. */
static inline void
kernel_axis (const Vec *x,
             int        step,
             Vec       *y,
             int        y_step)
{
  Vec x0 = x[0], x1 = x[step], x2 = x[2 * step];
  Vec outer6 = (x0 + x2) * (-1 / 6.f), middle6 = x1 * (1 / 6.f);
  Vec outer24 = x0 * (1 / 24.f) + x2 * (1 / 6.f), middle12 = x1 * (1 / 12.f);

  y[0]          = x0 * (1 / 4.f);
  y[y_step]     = outer6 - middle6;
  y[2 * y_step] = outer6 + middle6;
  y[3 * y_step] = outer24 + middle12;
  y[4 * y_step] = outer24 - middle12;
  y[5 * y_step] = x2;
}

/* The kernels of KERNELS_AT_ONCE input channels fill whole 4 x 4 blocks. */
#define KERNELS_AT_ONCE 4

/* [BLOCK][n kernels, 3, 3] to [n kernels, 3, 3][BLOCK] */
static inline void
transpose_kernels (const float *g,
                   gsize        g_stride,
                   int          n,
                   float       *columns)
{
  if (n == KERNELS_AT_ONCE)
    for (int i = 0; i < KERNELS_AT_ONCE * 9; i += 4)
      for (int out = 0; out < BLOCK; out += 4)
        transpose_4x4 (g + out * g_stride + i, g_stride,
                       columns + i * BLOCK + out, BLOCK);
  else
    for (int i = 0; i < n * 9; i++)
      for (int out = 0; out < BLOCK; out++)
        columns[i * BLOCK + out] = g[out * g_stride + i];
}

/* G g G' of LANES kernels, [3, 3][BLOCK], into [36], each u_stride apart. */
static inline void
transform_kernels (const float *g,
                   float       *u,
                   gsize        u_stride)
{
  Vec x[9], half[18], y[WINOGRAD_PRODUCTS];

  for (int i = 0; i < 9; i++)
    x[i] = vec_load (g + i * BLOCK);
  for (int i = 0; i < 3; i++)
    kernel_axis (x + i, 3, half + i, 3);
  for (int i = 0; i < 6; i++)
    kernel_axis (half + 3 * i, 1, y + 6 * i, 1);
  for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
    vec_store (u + i * u_stride, y[i]);
}

static void
winograd_kernel (const float *g,
                 gsize        g_stride,
                 int          k,
                 float       *u,
                 gsize        u_stride)
{
  for (int in = 0; in < k; in += KERNELS_AT_ONCE)
    {
      float columns[KERNELS_AT_ONCE * 9 * BLOCK];
      int   n = MIN (KERNELS_AT_ONCE, k - in);

      transpose_kernels (g + in * 9, g_stride, n, columns);
      for (int i = 0; i < n; i++)
        for (int first = 0; first < BLOCK; first += LANES)
          transform_kernels (columns + i * 9 * BLOCK + first,
                             u + (in + i) * BLOCK + first, u_stride);
    }
}

/* A' x: from six values to four, each `step` after the last, both. */
static inline void
output_axis (const Vec *x,
             int        step,
             Vec       *y,
             int        y_step)
{
  Vec sum12 = x[step] + x[2 * step],     sum34 = x[3 * step] + x[4 * step];
  Vec dif12 = x[step] - x[2 * step],     dif34 = x[3 * step] - x[4 * step];

  y[0]          = x[0] + sum12 + sum34;
  y[y_step]     = dif12 + 2 * dif34;
  y[2 * y_step] = sum12 + 4 * sum34;
  y[3 * y_step] = dif12 + 8 * dif34 + x[5 * step];
}

static void
winograd_output (const float  *m,
                 gsize         m_stride,
                 const Finish *finish,
                 float *const  pixels[WINOGRAD_OUT * WINOGRAD_OUT])
{
  for (int first = 0; first < BLOCK; first += LANES)
    {
      Vec x[WINOGRAD_PRODUCTS], half[24], y[WINOGRAD_OUT * WINOGRAD_OUT];

      for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
        x[i] = vec_load (m + i * m_stride + first);
      for (int i = 0; i < 6; i++)
        output_axis (x + i, 6, half + i, 6);
      for (int i = 0; i < 4; i++)
        output_axis (half + 6 * i, 1, y + 4 * i, 1);
      for (int i = 0; i < WINOGRAD_OUT * WINOGRAD_OUT; i++)
        vec_store (pixels[i] + first, finished (y[i], finish, first));
    }
}

#endif
