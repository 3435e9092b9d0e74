/* 3x3 convolution at stride 1 by Winograd's F(4x4, 3x3): see kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The output is cut into tiles of 4x4 pixels.  A dilated convolution is
 * `dilation` squared plain ones, on interleaved sub-grids of the pixels.  A
 * transposed convolution 4x4 of stride 2 is four plain ones, one for each
 * phase of the output's pixels: each sees 2x2 of the input, that is a 3x3
 * kernel with a row and a column of zeros, and 11 of its 36 products vanish.
 *
 * First the tiles of the input are transformed, then each task multiplies
 * TILES tiles with GROUP blocks of output channels.  The kernel is
 * transformed by the task that needs it, K_BLOCK input channels at a time:
 * so it never leaves the cache, needs no memory, and a network that was just
 * opened is as fast as one in use. */

#include <string.h>

#include "conv.h"

#define TILES       64        /* in a task of the multiplication */
#define INPUT_TILES 8         /* in a task of the input transform */
#define GROUP       2         /* blocks of output channels in a task */
#define K_BLOCK     64        /* input channels at a time */
#define G_CHANNELS  16        /* whose kernels stay in the L1 cache until they
                               * are transformed */
#define MAX_VALUES  (1 << 16) /* tiles x channels transformed at a time: 9 MB
                               * of products, for the L3 cache */
#define GAP         16        /* keeps products out of each other's cache
                               * sets */

#define G_STRIDE    (G_CHANNELS * 9 + GAP)
#define U_STRIDE    (K_BLOCK * BLOCK + GAP)
#define M_STRIDE    (TILES * BLOCK + GAP)

/* The memory of one worker. */
typedef struct
{
  float g[BLOCK * G_STRIDE];                          /* kernel */
  float u[GROUP][WINOGRAD_PRODUCTS * U_STRIDE];       /* transformed */
  float m[GROUP][WINOGRAD_PRODUCTS * M_STRIDE];       /* sums of products */
  float discarded[BLOCK];                             /* pixels outside */
} Scratch;

typedef struct
{
  const Machine *machine;
  const Conv    *conv;
  const Map     *in;
  const Map     *out;
  gboolean       transposed;
  int            tile_rows;     /* of one sub-grid */
  int            tile_columns;

  /* The tiles that are worked on. */
  int            first_tile;
  int            n_tiles;
  int            k_block;       /* K_BLOCK, or fewer for fewer channels */
  gsize          v_stride;
  float         *v;             /* [channels / k_block][36][tiles, k_block],
                                 * each of the 36 v_stride after the last */
  Scratch       *scratch;       /* [workers] */
} Winograd;

static int
ceil_div (int a,
          int b)
{
  return (a + b - 1) / b;
}

/* The pixel of a tile's output that is at (row, column) of it, from -1 for
 * the input's first; x and y may be outside the map. */
static void
tile_pixel (const Winograd *winograd,
            int             tile,
            int             row,
            int             column,
            int            *y,
            int            *x)
{
  int d        = winograd->conv->layer->dilation;
  int tiles    = winograd->tile_rows * winograd->tile_columns;
  int sub_grid = tile / tiles;
  int tile_y   = tile % tiles / winograd->tile_columns;
  int tile_x   = tile % tiles % winograd->tile_columns;

  *y = sub_grid / d + d * (WINOGRAD_OUT * tile_y + row);
  *x = sub_grid % d + d * (WINOGRAD_OUT * tile_x + column);
}

static gboolean
is_inside (const Map *map,
           int        y,
           int        x)
{
  return y >= 0 && y < map->height && x >= 0 && x < map->width;
}

/* [k_block][36][tiles, k_block] */
static float *
v_block (const Winograd *winograd,
         int             first_channel)
{
  return winograd->v + first_channel / winograd->k_block
         * WINOGRAD_PRODUCTS * winograd->v_stride;
}

/* Input transform */

static void
transform_tile (const Winograd *winograd,
                int             tile)
{
  static const float zeros[K_BLOCK] = { 0 };

  const Map   *in = winograd->in;
  const float *pixels[WINOGRAD_PRODUCTS];

  for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
    {
      int y, x;

      tile_pixel (winograd, winograd->first_tile + tile,
                  i / WINOGRAD_IN - 1, i % WINOGRAD_IN - 1, &y, &x);
      pixels[i] = is_inside (in, y, x) ? map_pixel (in, y, x) : NULL;
    }
  for (int first = 0; first < in->padded; first += winograd->k_block)
    {
      const float *from[WINOGRAD_PRODUCTS];

      for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
        from[i] = pixels[i] ? pixels[i] + first : zeros;
      winograd->machine->kernels->winograd_input
        (from, MIN (winograd->k_block, in->padded - first),
        v_block (winograd, first) + tile * winograd->k_block,
        winograd->v_stride);
    }
}

static void
transform_input (int      task,
                 int      worker G_GNUC_UNUSED,
                 gpointer data)
{
  const Winograd *winograd = data;
  int             first    = task * INPUT_TILES;
  int             n        = MIN (INPUT_TILES, winograd->n_tiles - first);

  for (int tile = first; tile < first + n; tile++)
    transform_tile (winograd, tile);
}

/* Multiplication */

/* What one task works on. */
typedef struct
{
  int first_tile;               /* of v */
  int n_tiles;
  int first_block;
  int n_blocks;
  int phase_y;                  /* of the output's pixels; 0 and 0 for a plain
                                 * convolution */
  int phase_x;
} Part;

/* g: [BLOCK][k, 3, 3], G_STRIDE apart; zeros for channels that there are
 * not. */
static void
read_kernel (const Winograd *winograd,
             int             block,
             int             first_channel,
             int             k,
             float          *g)
{
  const Conv *conv = winograd->conv;

  for (int i = 0; i < BLOCK; i++)
    {
      int   out  = block * BLOCK + i;
      gsize from = ((gsize) out * conv->in_channels + first_channel) * 9;

      if (out < conv->out_channels)
        weights_tensor_read (&conv->kernel, winograd->machine->kernels,
                             from, k * 9, g + i * G_STRIDE);
      else
        memset (g + i * G_STRIDE, 0, k * 9 * sizeof (float));
    }
}

/* What read_kernel() would read. */
static void
prefetch_kernel (const Winograd *winograd,
                 int             block,
                 int             first_channel,
                 int             k)
{
  const Conv *conv = winograd->conv;
  int         end  = MIN ((block + 1) * BLOCK, conv->out_channels);

  for (int out = block * BLOCK; out < end; out++)
    weights_tensor_prefetch (&conv->kernel,
                             ((gsize) out * conv->in_channels
                              + first_channel) * 9, k * 9);
}

/* The rows (or columns) of the 4x4 kernel that an output row of this phase
 * sees at the input's rows y - 1, y and y + 1; -1 for none. */
static const int phase_rows[2][3] = { { 3, 1, -1 }, { -1, 2, 0 } };

/* The product of the 6 along an axis that is zero. */
static const int phase_zero[2] = { 5, 0 };

static void
read_transposed_kernel (const Winograd *winograd,
                        const Part     *part,
                        int             block,
                        int             first_channel,
                        int             k,
                        float          *g)
{
  const Conv *conv = winograd->conv;
  int         n    = MIN (BLOCK, conv->out_channels - block * BLOCK);

  memset (g, 0, BLOCK * G_STRIDE * sizeof (float));
  for (int c = 0; c < k; c++)
    {
      gsize from = ((gsize) (first_channel + c) * conv->out_channels
                    + block * BLOCK) * 16;
      float kernel[BLOCK][16];

      weights_tensor_read (&conv->kernel, winograd->machine->kernels,
                           from, n * 16, kernel[0]);
      for (int i = 0; i < 9; i++)
        {
          int row    = phase_rows[part->phase_y][i / 3];
          int column = phase_rows[part->phase_x][i % 3];

          if (row >= 0 && column >= 0)
            for (int out = 0; out < n; out++)
              g[out * G_STRIDE + c * 9 + i] = kernel[out][row * 4 + column];
        }
    }
}

static gboolean
product_is_zero (const Winograd *winograd,
                 const Part     *part,
                 int             product)
{
  return winograd->transposed
         && (product / WINOGRAD_IN == phase_zero[part->phase_y]
             || product % WINOGRAD_IN == phase_zero[part->phase_x]);
}

/* G_CHANNELS input channels at a time. */
static void
transform_kernel (const Winograd *winograd,
                  const Part     *part,
                  int             block,
                  int             first_channel,
                  int             k,
                  float          *g,
                  float          *u)
{
  for (int c = 0; c < k; c += G_CHANNELS)
    {
      int n = MIN (G_CHANNELS, k - c);

      if (winograd->transposed)
        read_transposed_kernel (winograd, part, block, first_channel + c, n,
                                g);
      else
        {
          read_kernel (winograd, block, first_channel + c, n, g);
          if (first_channel + c + n < winograd->conv->in_channels)
            prefetch_kernel (winograd, block, first_channel + c + n, n);
        }
      winograd->machine->kernels->winograd_kernel (g, G_STRIDE, n,
                                                   u + c * BLOCK, U_STRIDE);
    }
}

/* Adds what k_block input channels send to the blocks of output channels. */
static void
multiply_channels (const Winograd *winograd,
                   const Part     *part,
                   int             first_channel,
                   Scratch        *scratch)
{
  const Kernels *kernels = winograd->machine->kernels;
  int            k       = MIN (winograd->k_block,
                                winograd->conv->in_channels - first_channel);
  float         *v       = v_block (winograd, first_channel)
                           + part->first_tile * winograd->k_block;
  Product        product =
  {
    .rows = part->n_tiles, .k = k, .blocks = part->n_blocks,
    .add = first_channel > 0,
    .a_stride = winograd->k_block,
    .b_stride = WINOGRAD_PRODUCTS * U_STRIDE,
    .c_stride = WINOGRAD_PRODUCTS * M_STRIDE
  };

  for (int i = 0; i < part->n_blocks; i++)
    transform_kernel (winograd, part, part->first_block + i, first_channel, k,
                      scratch->g, scratch->u[i]);
  for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
    if (product_is_zero (winograd, part, i))
      for (int block = 0; block < part->n_blocks; block++)
        memset (scratch->m[block] + i * M_STRIDE, 0,
                part->n_tiles * BLOCK * sizeof (float));
    else
      {
        product.a = v + i * winograd->v_stride;
        product.b = scratch->u[0] + i * U_STRIDE;
        product.c = scratch->m[0] + i * M_STRIDE;
        kernels->multiply (&product);
      }
}

/* Output transform */

static void
output_tile (const Winograd *winograd,
             const Part     *part,
             int             tile,
             int             block,
             const float    *m,
             float          *discarded)
{
  int    step   = winograd->transposed ? 2 : 1;
  Finish finish = conv_finish (winograd->conv, block * BLOCK);
  float *pixels[WINOGRAD_OUT * WINOGRAD_OUT];

  for (int i = 0; i < WINOGRAD_OUT * WINOGRAD_OUT; i++)
    {
      int y, x;

      tile_pixel (winograd, winograd->first_tile + part->first_tile + tile,
                  i / WINOGRAD_OUT, i % WINOGRAD_OUT, &y, &x);
      pixels[i] = is_inside (winograd->in, y, x)
                  ? map_pixel (winograd->out, step * y + part->phase_y,
                               step * x + part->phase_x) + block * BLOCK
                  : discarded;
    }
  winograd->machine->kernels->winograd_output (m + tile * BLOCK, M_STRIDE,
                                               &finish, pixels);
}

/* Groups of blocks of output channels in one phase. */
static int
n_groups (const Winograd *winograd)
{
  return ceil_div (winograd->out->padded / BLOCK, GROUP);
}

static int
n_phases (const Winograd *winograd)
{
  return winograd->transposed ? 4 : 1;
}

static Part
part_of_task (const Winograd *winograd,
              int             task)
{
  int  group = task % n_groups (winograd);
  int  phase = task / n_groups (winograd) % n_phases (winograd);
  int  tiles = task / n_groups (winograd) / n_phases (winograd);
  Part part;

  part.first_tile = tiles * TILES;
  part.n_tiles = MIN (TILES, winograd->n_tiles - part.first_tile);
  part.first_block = group * GROUP;
  part.n_blocks = MIN (GROUP, winograd->out->padded / BLOCK
                       - part.first_block);
  part.phase_y = phase / 2;
  part.phase_x = phase % 2;
  return part;
}

static void
multiply_tiles (int      task,
                int      worker,
                gpointer data)
{
  const Winograd *winograd = data;
  Part            part     = part_of_task (winograd, task);
  Scratch        *scratch  = &winograd->scratch[worker];

  for (int channel = 0; channel < winograd->conv->in_channels;
       channel += winograd->k_block)
    multiply_channels (winograd, &part, channel, scratch);
  for (int i = 0; i < part.n_blocks; i++)
    for (int tile = 0; tile < part.n_tiles; tile++)
      output_tile (winograd, &part, tile, part.first_block + i,
                   scratch->m[i], scratch->discarded);
}

/* The tiles from first_tile on. */
static gboolean
run_tiles (Winograd *winograd)
{
  const Machine *machine = winograd->machine;

  return workers_run (machine->workspace->workers,
                      ceil_div (winograd->n_tiles, INPUT_TILES),
                      transform_input, winograd,
                      machine->go_on, machine->data)
         && workers_run (machine->workspace->workers,
                         ceil_div (winograd->n_tiles, TILES)
                         * n_phases (winograd) * n_groups (winograd),
                         multiply_tiles, winograd,
                         machine->go_on, machine->data);
}

/* All tiles, as many at a time as the cache holds. */
static ConvResult
run (Winograd *winograd)
{
  const Machine *machine  = winograd->machine;
  const Map     *in       = winograd->in;
  int            d        = winograd->conv->layer->dilation;
  int            k_blocks = ceil_div (in->padded, K_BLOCK);
  int            tiles, at_a_time;

  winograd->tile_rows = ceil_div (ceil_div (in->height, d), WINOGRAD_OUT);
  winograd->tile_columns = ceil_div (ceil_div (in->width, d), WINOGRAD_OUT);
  tiles = d * d * winograd->tile_rows * winograd->tile_columns;
  at_a_time = MIN (tiles, MAX (MAX_VALUES / in->padded / TILES, 1) * TILES);
  winograd->k_block = MIN (K_BLOCK, in->padded);
  winograd->v_stride = (gsize) at_a_time * winograd->k_block + GAP;
  winograd->v = store_take (&machine->workspace->operands,
                            k_blocks * WINOGRAD_PRODUCTS
                            * winograd->v_stride);
  winograd->scratch
    = (Scratch *) store_take (&machine->workspace->scratch,
                              workers_count (machine->workspace->workers)
                              * sizeof (Scratch) / sizeof (float));
  if (! winograd->v || ! winograd->scratch)
    return CONV_NO_MEMORY;
  for (int tile = 0; tile < tiles; tile += at_a_time)
    {
      winograd->first_tile = tile;
      winograd->n_tiles = MIN (at_a_time, tiles - tile);
      if (! run_tiles (winograd))
        return CONV_CANCELLED;
    }
  return CONV_DONE;
}

ConvResult
conv_winograd (const Machine *machine,
               const Conv    *conv,
               const Map     *in,
               const Map     *out)
{
  Winograd winograd = { .machine    = machine,
                        .conv       = conv,
                        .in         = in,
                        .out        = out,
                        .transposed = conv->layer->kind == LAYER_TRANSPOSED };

  return run (&winograd);
}
