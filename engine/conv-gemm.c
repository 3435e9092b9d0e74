/* Convolution as a matrix product: what the kernel's positions see of a block
 * of output pixels, times the kernel.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "conv.h"

#define PIXELS  48      /* of the output, in one task: their rows and a
                         * block of the kernel stay in the L2 cache */
#define GROUP   2       /* blocks of output channels multiplied at a time */
#define ROW_GAP 16      /* keeps rows out of each other's cache sets */

typedef struct
{
  const Machine *machine;
  const Conv    *conv;
  const Map     *in;
  const Map     *out;

  float         *packed;      /* [blocks][size, size, in_channels, BLOCK] */
  float         *scratch;     /* [workers][scratch_size] */
  gsize          scratch_size;
} Gemm;

static int
depth (const Gemm *gemm)
{
  int size = gemm->conv->layer->size;

  return size * size * gemm->conv->in_channels;
}

static float *
packed_block (const Gemm *gemm,
              int         block)
{
  return gemm->packed + (gsize) block * depth (gemm) * BLOCK;
}

static float *
worker_scratch (const Gemm *gemm,
                int         worker)
{
  return gemm->scratch + worker * gemm->scratch_size;
}

/* Packing the kernel */

static void
pack_block (int      block,
            int      worker,
            gpointer data)
{
  const Gemm *gemm      = data;
  const Conv *conv      = gemm->conv;
  int         channels  = conv->in_channels;
  int         positions = conv->layer->size * conv->layer->size;
  float      *row       = worker_scratch (gemm, worker);
  float      *packed    = packed_block (gemm, block);

  memset (packed, 0, (gsize) depth (gemm) * BLOCK * sizeof (float));
  for (int i = 0; i < BLOCK && block * BLOCK + i < conv->out_channels; i++)
    {
      gsize first = (gsize) (block * BLOCK + i) * depth (gemm);

      weights_tensor_read (&conv->kernel, gemm->machine->kernels, first,
                           depth (gemm), row);
      for (int c = 0; c < channels; c++)
        for (int p = 0; p < positions; p++)
          packed[(p * channels + c) * BLOCK + i] = row[c * positions + p];
    }
}

/* Multiplying */

#define FEW 4           /* floats, for which memcpy() takes longer */

static inline void
copy (float       *to,
      const float *from,
      int          n)
{
  if (n > FEW)
    memcpy (to, from, n * sizeof (float));
  else
    for (int i = 0; i < n; i++)
      to[i] = from[i];
}

/* One row of the kernel's positions: [size, in_channels]. */
static void
gather_row (const Gemm *gemm,
            int         y,
            int         x,
            float      *row)
{
  const Layer *layer    = gemm->conv->layer;
  const Map   *in       = gemm->in;
  int          channels = gemm->conv->in_channels;
  int          last     = x + (layer->size - 1) * layer->dilation;

  if (y < 0 || y >= in->height)
    memset (row, 0, layer->size * channels * sizeof (float));
  else if (x >= 0 && last < in->width && layer->dilation == 1
           && channels == in->padded)
    copy (row, map_pixel (in, y, x), layer->size * channels);
  else
    for (; x <= last; x += layer->dilation, row += channels)
      if (x >= 0 && x < in->width)
        copy (row, map_pixel (in, y, x), channels);
      else
        memset (row, 0, channels * sizeof (float));
}

/* What the kernel sees for output pixel (y, x): [size, size, in_channels]. */
static void
gather (const Gemm *gemm,
        int         y,
        int         x,
        float      *row)
{
  const Layer *layer = gemm->conv->layer;
  int          half  = layer->size / 2;

  for (int k = -half; k <= half; k++)
    {
      gather_row (gemm, y * layer->stride + k * layer->dilation,
                  x * layer->stride - half * layer->dilation, row);
      row += layer->size * gemm->conv->in_channels;
    }
}

/* The sums of n pixels from the first on. */
static void
finish_block (const Gemm  *gemm,
              int          first,
              int          n,
              int          block,
              const float *sums)
{
  Finish finish = conv_finish (gemm->conv, block * BLOCK);

  gemm->machine->kernels->finish (sums, n, &finish,
                                  map_pixel (gemm->out, 0, first)
                                  + block * BLOCK, gemm->out->padded);
}

static void
multiply_pixels (int      task,
                 int      worker,
                 gpointer data)
{
  const Gemm    *gemm    = data;
  const Kernels *kernels = gemm->machine->kernels;
  const Map     *out     = gemm->out;
  int            first   = task * PIXELS;
  int            n       = MIN (PIXELS, out->height * out->width - first);
  gsize          stride  = depth (gemm) + ROW_GAP;
  float         *rows    = worker_scratch (gemm, worker);
  float          sums[GROUP][PIXELS * BLOCK];
  Product        product =
  {
    .rows = n, .k = depth (gemm),
    .a = rows, .a_stride = stride,
    .b_stride = (gsize) depth (gemm) * BLOCK,
    .c = sums[0], .c_stride = PIXELS * BLOCK
  };

  for (int i = 0; i < n; i++)
    gather (gemm, (first + i) / out->width, (first + i) % out->width,
            rows + i * stride);
  for (int block = 0; block < out->padded / BLOCK; block += GROUP)
    {
      product.blocks = MIN (GROUP, out->padded / BLOCK - block);
      product.b = packed_block (gemm, block);
      kernels->multiply (&product);
      for (int i = 0; i < product.blocks; i++)
        finish_block (gemm, first, n, block + i, sums[i]);
    }
}

static ConvResult
run (Gemm *gemm)
{
  const Machine *machine = gemm->machine;
  int            blocks  = gemm->out->padded / BLOCK;
  int            pixels  = gemm->out->height * gemm->out->width;

  gemm->scratch_size = (gsize) PIXELS * (depth (gemm) + ROW_GAP);
  gemm->scratch = store_take (&machine->workspace->scratch,
                              workers_count (machine->workspace->workers)
                              * gemm->scratch_size);
  gemm->packed = store_take (&machine->workspace->operands,
                             (gsize) blocks * BLOCK * depth (gemm));
  if (! gemm->scratch || ! gemm->packed)
    return CONV_NO_MEMORY;
  return workers_run (machine->workspace->workers, blocks, pack_block, gemm,
                      machine->go_on, machine->data)
         && workers_run (machine->workspace->workers, (pixels - 1) / PIXELS + 1,
                         multiply_pixels, gemm,
                         machine->go_on, machine->data)
         ? CONV_DONE : CONV_CANCELLED;
}

ConvResult
conv_gemm (const Machine *machine,
           const Conv    *conv,
           const Map     *in,
           const Map     *out)
{
  Gemm gemm = { .machine = machine, .conv = conv, .in = in, .out = out };

  return run (&gemm);
}
