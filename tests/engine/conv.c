/* Convolutions of any shape, in both ways and with every kernel variant, agree
 * with the definition of a convolution, summed in double.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "buffer.h"
#include "conv.h"

#define TOLERANCE 2e-5        /* of the largest value */

typedef struct
{
  int in_channels;
  int out_channels;
  int height;
  int width;
  int size;
  int stride;
  int dilation;
} Shape;

static gboolean
yes (gpointer data G_GNUC_UNUSED)
{
  return TRUE;
}

static float
random_value (GRand *random)
{
  return g_rand_double_range (random, -1, 1);
}

static float *
random_values (GRand *random,
               gsize  n)
{
  float *values = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    values[i] = random_value (random);
  return values;
}

/* What pads the channels is zero, as between the layers of a network. */
static Map
random_map (GRand *random,
            int    channels,
            int    height,
            int    width)
{
  Map   map = { channels, map_padded (channels), height, width, NULL };
  gsize n   = (gsize) height * width * map.padded;

  map.values = buffer_new (n);
  for (gsize i = 0; i < n; i++)
    map.values[i] = (int) (i % map.padded) < channels
                    ? random_value (random) : 0;
  return map;
}

static double
input (const Map *map,
       int        y,
       int        x,
       int        channel)
{
  return y >= 0 && y < map->height && x >= 0 && x < map->width
         ? map_pixel (map, y, x)[channel] : 0;
}

static double
plain_conv (const Shape *shape,
            const Map   *in,
            const float *kernel,
            int          out,
            int          y,
            int          x)
{
  int    size = shape->size;
  double sum  = 0;

  for (int c = 0; c < shape->in_channels; c++)
    for (int i = 0; i < size * size; i++)
      sum += input (in, y * shape->stride + (i / size - size / 2)
                    * shape->dilation,
                    x * shape->stride + (i % size - size / 2)
                    * shape->dilation, c)
             * kernel[(out * shape->in_channels + c) * size * size + i];
  return sum;
}

/* As PyTorch defines it: input (y, x) adds to output (2 y + ky - 1,
 * 2 x + kx - 1). */
static double
plain_transposed (const Shape *shape,
                  const Map   *in,
                  const float *kernel,
                  int          out,
                  int          y,
                  int          x)
{
  double sum = 0;

  for (int c = 0; c < shape->in_channels; c++)
    for (int i = 0; i < 16; i++)
      {
        int twice_y = y + 1 - i / 4;
        int twice_x = x + 1 - i % 4;

        if (twice_y % 2 == 0 && twice_x % 2 == 0)
          sum += input (in, twice_y / 2, twice_x / 2, c)
                 * kernel[(c * shape->out_channels + out) * 16 + i];
      }
  return sum;
}

static void
compare (const Shape *shape,
         const Conv  *conv,
         const float *kernel,
         const Map   *in,
         const Map   *out,
         const char  *name)
{
  double largest = 0, difference = 0;

  for (int y = 0; y < out->height; y++)
    for (int x = 0; x < out->width; x++)
      for (int c = 0; c < out->channels; c++)
        {
          double sum = shape->size == 4
                       ? plain_transposed (shape, in, kernel, c, y, x)
                       : plain_conv (shape, in, kernel, c, y, x);
          double expected = MAX (sum + conv->bias[c], 0);

          if (conv->scale)
            expected = expected * conv->scale[c] + conv->shift[c];
          largest = MAX (largest, fabs (expected));
          difference = MAX (difference,
                            fabs (map_pixel (out, y, x)[c] - expected));
        }
  for (int c = out->channels; c < out->padded; c++)
    g_assert_cmpfloat (map_pixel (out, 0, 0)[c], ==, 0);
  g_print ("%s, %d -> %d channels, %d x %d, size %d, stride %d, dilation %d: "
           "%g of %g\n", name, shape->in_channels, shape->out_channels,
           shape->height, shape->width, shape->size, shape->stride,
           shape->dilation, difference, largest);
  g_assert_cmpfloat (difference, <=, TOLERANCE * MAX (largest, 1));
}

static float *
padded_values (GRand *random,
               int    channels)
{
  float *values = g_new0 (float, map_padded (channels));

  for (int i = 0; i < channels; i++)
    values[i] = random_value (random);
  return values;
}

static void
check (const Machine *machine,
       const Shape   *shape,
       GRand         *random,
       gboolean       winograd)
{
  int    area   = shape->size * shape->size;
  gsize  n      = (gsize) shape->in_channels * shape->out_channels * area;
  float *kernel = random_values (random, n);
  Layer  layer  = { "conv",
                    shape->size == 4 ? LAYER_TRANSPOSED : LAYER_CONV,
                    shape->out_channels, shape->size, shape->stride,
                    shape->dilation, NULL };
  Conv   conv   = { &layer, shape->in_channels, shape->out_channels,
                    { NULL, (guint32 *) kernel },
                    padded_values (random, shape->out_channels),
                    padded_values (random, shape->out_channels),
                    padded_values (random, shape->out_channels) };
  Map    in     = random_map (random, shape->in_channels,
                              shape->height, shape->width);
  Map    out    = shape->size == 4
                  ? random_map (random, shape->out_channels,
                                2 * shape->height, 2 * shape->width)
                  : random_map (random, shape->out_channels,
                                shape->height / shape->stride,
                                shape->width / shape->stride);
  ConvResult result;

  result = winograd ? conv_winograd (machine, &conv, &in, &out)
                    : conv_gemm (machine, &conv, &in, &out);
  g_assert_cmpint (result, ==, CONV_DONE);
  compare (shape, &conv, kernel, &in, &out, machine->kernels->name);

  g_free (kernel);
  g_free (conv.bias);
  g_free (conv.scale);
  g_free (conv.shift);
  buffer_free (in.values);
  buffer_free (out.values);
}

static void
check_variant (const Kernels *kernels)
{
  static const Shape shapes[] =
  {
    {  1,  5,   8,   8, 3, 1, 1 }, {  1,  1,   1,   1, 3, 1, 1 },
    {  3, 17,   1,   1, 3, 1, 2 }, { 16, 16,   8,   8, 3, 1, 1 },
    { 20, 40,   7,  13, 3, 1, 1 }, { 65, 33,   9,   6, 3, 1, 1 },
    { 20, 20,   7,  13, 3, 1, 2 }, { 70, 20,   2,   3, 3, 1, 2 },
    { 16, 48,   1, 150, 3, 1, 1 }, { 16, 16, 150,   2, 3, 1, 2 },
    { 18, 18,  36,  44, 3, 1, 1 }, {  5,  9,   8,  10, 3, 2, 1 },
    { 40, 20,  18,  14, 3, 2, 1 }, { 16, 16,   2,   2, 3, 2, 1 },
    { 33, 17,   5,   7, 1, 1, 1 }, {  9, 21,   5,   6, 4, 2, 1 },
    { 17, 16,   1,   1, 4, 2, 1 }
  };

  Workspaces *workspaces = workspaces_new ();
  Machine     machine    = { kernels, workspaces_take (workspaces, 2), yes,
                             NULL };
  GRand   *random  = g_rand_new_with_seed (2016);

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (shapes[i].size != 4)
        check (&machine, &shapes[i], random, FALSE);
      if (shapes[i].size == 4
          || (shapes[i].size == 3 && shapes[i].stride == 1))
        check (&machine, &shapes[i], random, TRUE);
    }
  g_rand_free (random);
  workspaces_leave (workspaces, machine.workspace);
  workspaces_free (workspaces);
}

int
main (void)
{
  const char *variants[] = { "c", "vector", "avx2", "avx512",
                             "openblas" };

  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    if (kernels_named (variants[i]))
      check_variant (kernels_named (variants[i]));
  return 0;
}
