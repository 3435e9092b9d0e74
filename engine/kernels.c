/* The definition of every kernel.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "float16.h"
#include "kernels.h"
#include "lab.h"

static float
dot (const Product *product,
     int            row,
     int            block,
     int            column)
{
  const float *a   = product->a + row * product->a_stride;
  const float *b   = product->b + block * product->b_stride + column;
  float        sum = 0;

  for (int i = 0; i < product->k; i++)
    sum += a[i] * b[i * BLOCK];
  return sum;
}

static void
multiply (const Product *product)
{
  for (int block = 0; block < product->blocks; block++)
    for (int i = 0; i < product->rows * BLOCK; i++)
      {
        float *c = product->c + block * product->c_stride + i;

        *c = (product->add ? *c : 0)
             + dot (product, i / BLOCK, block, i % BLOCK);
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

static void
likeliest (const float *scores,
           gsize        points,
           int         *classes)
{
  for (gsize point = 0; point < points; point++, scores += CLASSES_PADDED)
    {
      classes[point] = 0;
      for (int class = 1; class < COLORIZER_CLASSES; class++)
        if (scores[class] > scores[classes[point]])
          classes[point] = class;
    }
}

/* Eq. 5: f_T (z) = exp (log z / T) / sum exp (log z / T), where log z is the
 * score but for a constant that cancels out; the color is the mean of the
 * centers under it. */
static void
annealed_mean (const float *scores,
               gsize        points,
               const float *centers,
               float        temperature,
               float       *a,
               float       *b)
{
  for (gsize point = 0; point < points; point++, scores += CLASSES_PADDED)
    {
      float sum = 0, sum_a = 0, sum_b = 0;
      int   largest;

      likeliest (scores, 1, &largest);
      for (int class = 0; class < COLORIZER_CLASSES; class++)
        {
          float share = expf ((scores[class] - scores[largest])
                              / temperature);

          sum   += share;
          sum_a += share * centers[class];
          sum_b += share * centers[CLASSES_PADDED + class];
        }
      a[point] = sum_a / sum;
      b[point] = sum_b / sum;
    }
}

static void
root_shares (const float *scores,
             gsize        points,
             float        temperature,
             float       *roots)
{
  for (gsize point = 0; point < points; point++)
    {
      float sum = 0;
      int   largest;

      likeliest (scores, 1, &largest);
      for (int class = 0; class < CLASSES_PADDED; class++)
        {
          roots[class] = class < COLORIZER_CLASSES
                         ? expf ((scores[class] - scores[largest])
                                 / (2 * temperature))
                         : 0;
          sum += roots[class] * roots[class];
        }
      for (int class = 0; class < COLORIZER_CLASSES; class++)
        roots[class] /= sqrtf (sum);
      scores += CLASSES_PADDED;
      roots += CLASSES_PADDED;
    }
}

static void
affinity_of (const Affinity *affinity,
             float           place,
             const float    *away,
             const float    *l,
             const float    *alike,
             int             n,
             float          *out)
{
  for (int i = 0; i < n; i++)
    out[i] = expf (-affinity->distance * away[i]
                   - affinity->lightness * (l[i] - place) * (l[i] - place)
                   - affinity->unlike * (1 - alike[i]));
}

/* A color of this L and hue whose chroma is the given one or, where sRGB
 * cannot show that, the largest it can. */
static void
color_in_gamut (const float lab[3],
                float       rgb[3])
{
  float shown = lab_shown (lab);

  colorizer_lab_to_rgb ((float[3]) { lab[0], shown * lab[1], shown * lab[2] },
                        rgb);
}

static void
lightness_of (const float *rgba,
              int          n,
              float       *lightness)
{
  for (int i = 0; i < n; i++)
    lightness[i] = lab_lightness (rgba + 4 * i);
}

static void
compose (const float *lightness,
         const float *a,
         const float *b,
         int          n,
         float       *rgba)
{
  for (int i = 0; i < n; i++)
    color_in_gamut ((float[3]) { lightness[i], a[i], b[i] }, rgba + 4 * i);
}

const Kernels kernels_c =
{
  .name            = "c",
  .multiply        = multiply,
  .finish          = finish_rows,
  .winograd_input  = winograd_input,
  .winograd_kernel = winograd_kernel,
  .winograd_output = winograd_output,
  .widen           = float16_to_float,
  .annealed_mean   = annealed_mean,
  .likeliest       = likeliest,
  .root_shares     = root_shares,
  .affinity        = affinity_of,
  .lightness       = lightness_of,
  .compose         = compose
};
