/* What the network sees of a photo: its lightness, averaged over the area of
 * each input pixel.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "buffer.h"
#include "colorizer.h"
#include "format.h"
#include "input.h"
#include "kernels.h"

#define MULTIPLE   8          /* the network halves the sides three times */
#define MAX_ASPECT 16         /* a longer photo is squashed to this */
#define UNSEEN_L   50.0f      /* of fully transparent areas: no contrast */

/* The pixels that one cell of a row covers, and how much of the cell the
 * first and the last of them are; those between are a step each. */
typedef struct
{
  int   first;
  int   last;
  float first_share;
  float last_share;
} Span;

struct _ColorizerInput
{
  int     photo_width;
  int     photo_height;
  int     width;
  int     height;
  int     rows_added;         /* of the photo */
  Span   *spans;              /* [width] */
  float  *row;                /* [photo_width]: L of the photo's present row */
  float  *row_sum;            /* [2, width] of it */
  float  *sum;                /* [2, height, width]: L weighted by alpha and
                               * area, and the weights */
};

static int
network_side (int side,
              int shorter,
              int short_side)
{
  double scaled = (double) side * short_side / shorter;

  scaled = MIN (scaled, (double) short_side * MAX_ASPECT);
  return MAX ((int) lround (scaled / MULTIPLE) * MULTIPLE, MULTIPLE);
}

/* Length of what from..from + length shares with cell..cell + 1. */
static float
overlap (double from,
         double length,
         int    cell)
{
  return MAX (MIN (from + length, cell + 1) - MAX (from, cell), 0);
}

static Span
span (int cell,
      int cells,
      int pixels)
{
  double step = (double) cells / pixels;
  Span   result;

  result.first = cell / step;
  result.last = MIN ((int) ((cell + 1) / step), pixels - 1);
  result.first_share = overlap (result.first * step, step, cell);
  result.last_share = overlap (result.last * step, step, cell);
  return result;
}

static gsize
area (const ColorizerInput *input)
{
  return (gsize) input->height * input->width;
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                       sentence);
  return FALSE;
}

static gboolean
check_sizes (int      short_side,
             int      width,
             int      height,
             GError **error)
{
  if (width < 1 || height < 1)
    return refuse (error, "A photo has at least one pixel.");
  if (short_side < MULTIPLE || short_side > FORMAT_MAX_SHORT_SIDE
      || short_side % MULTIPLE != 0)
    return refuse (error, "The short side of the network's input is a "
                   "multiple of 8 from 8 to 1024.");
  return TRUE;
}

ColorizerInput *
colorizer_input_new (const ColorizerModel  *model,
                     int                    short_side,
                     int                    width,
                     int                    height,
                     GError               **error)
{
  ColorizerInput *input;
  int             shorter = MIN (width, height);

  g_return_val_if_fail (model, NULL);
  if (short_side == 0)
    short_side = colorizer_model_short_side (model);
  if (! check_sizes (short_side, width, height, error))
    return NULL;
  input = g_new0 (ColorizerInput, 1);
  input->photo_width = width;
  input->photo_height = height;
  input->width = network_side (width, shorter, short_side);
  input->height = network_side (height, shorter, short_side);
  input->spans = g_new (Span, input->width);
  for (int cell = 0; cell < input->width; cell++)
    input->spans[cell] = span (cell, input->width, width);
  input->row = g_new (float, width);
  input->row_sum = g_new (float, 2 * input->width);
  input->sum = buffer_new (2 * area (input));
  if (! input->sum)
    {
      buffer_set_error (error);
      colorizer_input_free (input);
      return NULL;
    }
  memset (input->sum, 0, 2 * area (input) * sizeof (float));
  return input;
}

void
colorizer_input_free (ColorizerInput *input)
{
  if (! input)
    return;
  g_free (input->spans);
  g_free (input->row);
  g_free (input->row_sum);
  buffer_free (input->sum);
  g_free (input);
}

static void
sum_row (ColorizerInput *input,
         const float    *rgba)
{
  float step = (float) input->width / input->photo_width;

  kernels_for_cpu ()->lightness (rgba, input->photo_width, input->row);
  for (int cell = 0; cell < input->width; cell++)
    {
      Span  span  = input->spans[cell];
      float light = 0, weights = 0;

      for (int x = span.first; x <= span.last; x++)
        {
          float alpha  = rgba[4 * x + 3] > 0 ? MIN (rgba[4 * x + 3], 1) : 0;
          float share  = x == span.first ? span.first_share
                         : x == span.last ? span.last_share : step;
          float weight = alpha * share;

          light += weight * CLAMP (input->row[x], 0, 100);
          weights += weight;
        }
      input->row_sum[cell] = light;
      input->row_sum[input->width + cell] = weights;
    }
}

static void
add_row (ColorizerInput *input)
{
  double step = (double) input->height / input->photo_height;
  double top  = input->rows_added * step;
  int    last = MIN ((int) (top + step), input->height - 1);

  for (int cell = top; cell <= last; cell++)
    {
      float  weight  = overlap (top, step, cell);
      float *light   = input->sum + cell * input->width;
      float *weights = light + area (input);

      for (int i = 0; i < input->width; i++)
        {
          light[i] += weight * input->row_sum[i];
          weights[i] += weight * input->row_sum[input->width + i];
        }
    }
  input->rows_added++;
}

void
colorizer_input_add_rows (ColorizerInput *input,
                          const float    *rgba,
                          int             n_rows)
{
  g_return_if_fail (input && (rgba || n_rows == 0));
  g_return_if_fail (n_rows >= 0
                    && n_rows <= input->photo_height - input->rows_added);
  for (int row = 0; row < n_rows; row++)
    {
      sum_row (input, rgba + (gsize) row * input->photo_width * 4);
      add_row (input);
    }
}

int
input_width (const ColorizerInput *input)
{
  return input->width;
}

int
input_height (const ColorizerInput *input)
{
  return input->height;
}

float *
input_lightness (const ColorizerInput  *input,
                 GError               **error)
{
  gsize        n         = area (input);
  const float *light     = input->sum;
  float       *lightness = NULL;

  if (input->rows_added < input->photo_height)
    {
      refuse (error, "Not all rows of the photo have been added.");
      return NULL;
    }
  lightness = buffer_new (n);
  if (! lightness)
    {
      buffer_set_error (error);
      return NULL;
    }
  for (gsize i = 0; i < n; i++)
    lightness[i] = light[n + i] > 1e-6f ? light[i] / light[n + i] : UNSEEN_L;
  return lightness;
}
