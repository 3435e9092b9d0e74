/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cblas.h>

#include "conv.h"

#define STRIP_FLOATS (1 << 20)    /* im2col matrix of a strip of rows: 4 MiB */

/* Output rows whose im2col matrix stays within STRIP_FLOATS; at least one. */
static int
strip_rows (int depth,
            int out_height,
            int out_width)
{
  int rows = STRIP_FLOATS / ((gsize) depth * out_width);

  return CLAMP (rows, 1, out_height);
}

/* One row of the im2col matrix: what kernel position (dy, dx) sees of one
 * input plane for the output rows from first_row on, zero outside. */
static void
shifted_plane (const float *plane,
               int          height,
               int          width,
               int          dy,
               int          dx,
               int          stride,
               int          first_row,
               int          n_rows,
               int          out_width,
               float       *column)
{
  for (int row = first_row; row < first_row + n_rows; row++)
    {
      int y = row * stride + dy;

      for (int col = 0; col < out_width; col++)
        {
          int x = col * stride + dx;

          *column++ = y >= 0 && y < height && x >= 0 && x < width
                      ? plane[y * width + x] : 0;
        }
    }
}

static void
im2col (const float *in,
        int          in_channels,
        int          height,
        int          width,
        int          size,
        int          stride,
        int          dilation,
        int          first_row,
        int          n_rows,
        int          out_width,
        float       *columns)
{
  int half = size / 2;

  for (int c = 0; c < in_channels; c++)
    for (int ky = -half; ky <= half; ky++)
      for (int kx = -half; kx <= half; kx++)
        {
          shifted_plane (in + (gsize) c * height * width, height, width,
                         ky * dilation, kx * dilation, stride,
                         first_row, n_rows, out_width, columns);
          columns += n_rows * out_width;
        }
}

static void
fill_with_bias (float       *planes,
                int          channels,
                gsize        area,
                const float *bias)
{
  for (int c = 0; c < channels; c++)
    for (gsize i = 0; i < area; i++)
      planes[c * area + i] = bias[c];
}

gboolean
conv_forward (const float *in,
              int          in_channels,
              int          height,
              int          width,
              const float *kernel,
              const float *bias,
              int          size,
              int          stride,
              int          dilation,
              int          out_channels,
              float       *out)
{
  int    out_height = height / stride;
  int    out_width  = width / stride;
  int    depth      = in_channels * size * size;
  int    rows       = strip_rows (depth, out_height, out_width);
  gsize  area       = (gsize) out_height * out_width;
  float *columns    = g_try_new (float, (gsize) depth * rows * out_width);

  if (! columns)
    return FALSE;
  fill_with_bias (out, out_channels, area, bias);
  for (int y = 0; y < out_height; y += rows)
    {
      int n_rows = MIN (rows, out_height - y);
      int n      = n_rows * out_width;

      im2col (in, in_channels, height, width, size, stride, dilation,
              y, n_rows, out_width, columns);
      cblas_sgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans,
                   out_channels, n, depth,
                   1, kernel, depth, columns, n,
                   1, out + y * out_width, area);
    }
  g_free (columns);
  return TRUE;
}

/* Adds what kernel position (ky, kx) sends from an input plane to the output
 * plane: input (y, x) reaches output (2 y + ky - 1, 2 x + kx - 1). */
static void
add_spread (const float *sent,
            int          height,
            int          width,
            int          ky,
            int          kx,
            float       *plane)
{
  for (int y = 0; y < height; y++)
    {
      int out_y = 2 * y + ky - 1;

      if (out_y < 0 || out_y >= 2 * height)
        continue;
      for (int x = 0; x < width; x++)
        {
          int out_x = 2 * x + kx - 1;

          if (out_x >= 0 && out_x < 2 * width)
            plane[out_y * 2 * width + out_x] += sent[y * width + x];
        }
    }
}

gboolean
conv_transposed_forward (const float *in,
                         int          in_channels,
                         int          height,
                         int          width,
                         const float *kernel,
                         const float *bias,
                         int          out_channels,
                         float       *out)
{
  int    area     = height * width;
  int    out_area = 4 * area;
  float *sent     = g_try_new (float, (gsize) out_channels * 16 * area);

  if (! sent)
    return FALSE;
  fill_with_bias (out, out_channels, out_area, bias);
  cblas_sgemm (CblasRowMajor, CblasTrans, CblasNoTrans,
               out_channels * 16, area, in_channels,
               1, kernel, out_channels * 16, in, area,
               0, sent, area);
  for (int c = 0; c < out_channels; c++)
    for (int k = 0; k < 16; k++)
      add_spread (sent + ((gsize) c * 16 + k) * area, height, width,
                  k / 4, k % 4, out + (gsize) c * out_area);
  g_free (sent);
  return TRUE;
}

void
conv_relu (float *values,
           gsize  n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = MAX (values[i], 0);
}

void
conv_scale_and_shift (float       *planes,
                      int          channels,
                      gsize        area,
                      const float *scale,
                      const float *shift)
{
  for (int c = 0; c < channels; c++)
    for (gsize i = 0; i < area; i++)
      planes[c * area + i] = planes[c * area + i] * scale[c] + shift[c];
}
