/* The definition of every kernel, and which variant runs on which CPU.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "compose.h"
#include "decode.h"
#include "float16.h"
#include "kernels.h"
#include "vector/kernels.h"

static void
multiply (const float *a,
          gsize        a_stride,
          const float *b,
          int          k,
          int          rows,
          gboolean     add,
          float       *c)
{
  for (int row = 0; row < rows; row++)
    for (int out = 0; out < BLOCK; out++)
      {
        float sum = add ? c[row * BLOCK + out] : 0;

        for (int i = 0; i < k; i++)
          sum += a[row * a_stride + i] * b[i * BLOCK + out];
        c[row * BLOCK + out] = sum;
      }
}

static float
finished (float         sum,
          const Finish *finish,
          int           out)
{
  float value = sum + finish->bias[out];

  if (finish->relu)
    value = MAX (value, 0);
  if (finish->scale)
    value = value * finish->scale[out] + finish->shift[out];
  return value;
}

static void
finish_rows (const float  *c,
             int           rows,
             const Finish *finish,
             float        *out,
             gsize         out_stride)
{
  for (int row = 0; row < rows; row++)
    for (int i = 0; i < BLOCK; i++)
      out[row * out_stride + i] = finished (c[row * BLOCK + i], finish, i);
}

/* result = matrix x matrix', where x is [columns, columns] and the matrix
 * [rows, columns]. */
static void
sandwich (const float *matrix,
          int          rows,
          int          columns,
          const float *x,
          float       *result)
{
  float half[WINOGRAD_PRODUCTS];    /* matrix x */

  for (int i = 0; i < rows; i++)
    for (int j = 0; j < columns; j++)
      {
        half[i * columns + j] = 0;
        for (int k = 0; k < columns; k++)
          half[i * columns + j] += matrix[i * columns + k]
                                   * x[k * columns + j];
      }
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < rows; j++)
      {
        result[i * rows + j] = 0;
        for (int k = 0; k < columns; k++)
          result[i * rows + j] += half[i * columns + k]
                                  * matrix[j * columns + k];
      }
}

static void
winograd_input (const float *const pixels[WINOGRAD_PRODUCTS],
                int                n,
                float             *v,
                gsize              v_stride)
{
  static const float b[] = { 4,  0, -5,  0, 1, 0,
                             0, -4, -4,  1, 1, 0,
                             0,  4, -4, -1, 1, 0,
                             0, -2, -1,  2, 1, 0,
                             0,  2, -1, -2, 1, 0,
                             0,  4,  0, -5, 0, 1 };

  for (int channel = 0; channel < n; channel++)
    {
      float d[WINOGRAD_PRODUCTS], products[WINOGRAD_PRODUCTS];

      for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
        d[i] = pixels[i][channel];
      sandwich (b, 6, 6, d, products);
      for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
        v[i * v_stride + channel] = products[i];
    }
}

static void
winograd_kernel (const float *g,
                 gsize        g_stride,
                 int          k,
                 float       *u,
                 gsize        u_stride)
{
  static const float matrix[] = { 1 / 4.f,        0,        0,
                                 -1 / 6.f,  -1 / 6.f, -1 / 6.f,
                                 -1 / 6.f,   1 / 6.f, -1 / 6.f,
                                  1 / 24.f,  1 / 12.f, 1 / 6.f,
                                  1 / 24.f, -1 / 12.f, 1 / 6.f,
                                  0,         0,        1 };

  for (int out = 0; out < BLOCK; out++)
    for (int in = 0; in < k; in++)
      {
        float products[WINOGRAD_PRODUCTS];

        sandwich (matrix, 6, 3, g + out * g_stride + in * 9, products);
        for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
          u[i * u_stride + in * BLOCK + out] = products[i];
      }
}

static void
winograd_output (const float  *m,
                 gsize         m_stride,
                 const Finish *finish,
                 float *const  pixels[WINOGRAD_OUT * WINOGRAD_OUT])
{
  static const float a[] = { 1, 1,  1, 1,  1, 0,
                             0, 1, -1, 2, -2, 0,
                             0, 1,  1, 4,  4, 0,
                             0, 1, -1, 8, -8, 1 };

  for (int out = 0; out < BLOCK; out++)
    {
      float products[WINOGRAD_PRODUCTS];
      float sums[WINOGRAD_OUT * WINOGRAD_OUT];

      for (int i = 0; i < WINOGRAD_PRODUCTS; i++)
        products[i] = m[i * m_stride + out];
      sandwich (a, 4, 6, products, sums);
      for (int i = 0; i < WINOGRAD_OUT * WINOGRAD_OUT; i++)
        pixels[i][out] = finished (sums[i], finish, out);
    }
}

static const Kernels kernels_c =
  {
    .name            = "c",
    .multiply        = multiply,
    .finish          = finish_rows,
    .winograd_input  = winograd_input,
    .winograd_kernel = winograd_kernel,
    .winograd_output = winograd_output,
    .widen           = float16_to_float,
    .annealed_mean   = decode_annealed_mean,
    .likeliest       = decode_likeliest,
    .lightness       = compose_lightness,
    .compose         = compose_pixels
  };

#if defined __x86_64__

/* Every CPU with AVX2 also has F16C, which clang 14 cannot ask for. */
static gboolean
has_avx2 (void)
{
  return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma");
}

static gboolean
has_avx512 (void)
{
  return has_avx2 () && __builtin_cpu_supports ("avx512f")
         && __builtin_cpu_supports ("avx512dq")
         && __builtin_cpu_supports ("avx512bw")
         && __builtin_cpu_supports ("avx512vl");
}

const Kernels *
kernels_for_cpu (void)
{
  if (has_avx512 ())
    return &kernels_avx512;
  if (has_avx2 ())
    return &kernels_avx2;
  return &kernels_vector;
}

#else

const Kernels *
kernels_for_cpu (void)
{
  return &kernels_vector;
}

#endif

const Kernels *
kernels_named (const char *name)
{
  if (strcmp (name, "c") == 0)
    return &kernels_c;
  if (strcmp (name, "vector") == 0)
    return &kernels_vector;
#if defined __x86_64__
  if (strcmp (name, "avx2") == 0 && has_avx2 ())
    return &kernels_avx2;
  if (strcmp (name, "avx512") == 0 && has_avx512 ())
    return &kernels_avx512;
#endif
  return NULL;
}
