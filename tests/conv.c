/* A convolution large enough to be computed in several strips of rows: with
 * all ones, every output is the number of kernel positions that lie inside.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "conv.h"

#define CHANNELS 64
#define SIDE     192

/* Kernel positions inside the photo along one axis. */
static int
inside (int at,
        int dilation)
{
  return 1 + (at >= dilation) + (at + dilation < SIDE);
}

static void
check (int stride,
       int dilation)
{
  int    out_side = SIDE / stride;
  float *in       = g_new (float, CHANNELS * SIDE * SIDE);
  float *out      = g_new (float, 2 * out_side * out_side);
  float  kernel[2 * CHANNELS * 9];
  float  bias[] = { 0.5f, -1 };

  for (int i = 0; i < CHANNELS * SIDE * SIDE; i++)
    in[i] = 1;
  for (int i = 0; i < 2 * CHANNELS * 9; i++)
    kernel[i] = i < CHANNELS * 9 ? 1 : 2;
  g_assert_true (conv_forward (in, CHANNELS, SIDE, SIDE, kernel, bias, 3,
                               stride, dilation, 2, out));
  for (int y = 0; y < out_side; y++)
    for (int x = 0; x < out_side; x++)
      {
        int sum = CHANNELS * inside (y * stride, dilation)
                  * inside (x * stride, dilation);
        int i   = y * out_side + x;

        g_assert_cmpfloat (out[i], ==, sum + 0.5f);
        g_assert_cmpfloat (out[out_side * out_side + i], ==, 2 * sum - 1);
      }
  g_free (in);
  g_free (out);
}

int
main (void)
{
  check (1, 1);
  check (2, 1);
  check (1, 2);
  return 0;
}
