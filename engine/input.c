/* What is kept of a photo for the network: its lightness, reduced.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "buffer.h"
#include "format.h"
#include "input.h"
#include "kernels.h"

#define MULTIPLE   8          /* the network halves the sides three times */
#define MAX_ASPECT 16         /* a longer photo is squashed to this */
#define FINE       4          /* cells of the fine grid to one of the network's
                               * short side */

struct _ColorizerInput
{
  int      photo_width;
  int      photo_height;
  int      short_side;        /* of the network's input */
  int      rows_added;        /* of the photo */
  float   *light;             /* [photo_width]: L of the photo's present row,
                               * weighted by alpha */
  float   *alpha;             /* [photo_width] */
  Reduced *seen;              /* of the network's input for the whole photo */
  Reduced *fine;              /* for what needs a closer look */
};

static int
network_side (double side,
              double shorter,
              int    short_side)
{
  double scaled = side * short_side / shorter;

  scaled = MIN (scaled, (double) short_side * MAX_ASPECT);
  return MAX ((int) lround (scaled / MULTIPLE) * MULTIPLE, MULTIPLE);
}

void
input_network_size (double  width,
                    double  height,
                    int     short_side,
                    int    *network_width,
                    int    *network_height)
{
  double shorter = MIN (width, height);

  *network_width = network_side (width, shorter, short_side);
  *network_height = network_side (height, shorter, short_side);
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
  int             seen_width, seen_height;

  g_return_val_if_fail (model, NULL);
  if (short_side == 0)
    short_side = colorizer_model_short_side (model);
  if (! check_sizes (short_side, width, height, error))
    return NULL;
  input_network_size (width, height, short_side, &seen_width, &seen_height);
  input = g_new0 (ColorizerInput, 1);
  input->photo_width = width;
  input->photo_height = height;
  input->short_side = short_side;
  input->light = g_new (float, width);
  input->alpha = g_new (float, width);
  input->seen = reduced_new (width, height, seen_width, seen_height);
  input->fine = reduced_new (width, height, MIN (FINE * seen_width, width),
                             MIN (FINE * seen_height, height));
  if (! input->seen || ! input->fine)
    {
      buffer_set_error (error);
      colorizer_input_free (input);
      return NULL;
    }
  return input;
}

void
colorizer_input_free (ColorizerInput *input)
{
  if (! input)
    return;
  g_free (input->light);
  g_free (input->alpha);
  reduced_free (input->seen);
  reduced_free (input->fine);
  g_free (input);
}

/* What is transparent does not count. */
static void
weigh_row (ColorizerInput *input,
           const float    *rgba)
{
  int    n     = input->photo_width;
  float *light = input->light;
  float *alpha = input->alpha;

  kernels_for_cpu ()->lightness (rgba, n, light);
  for (int x = 0; x < n; x++)
    {
      alpha[x] = rgba[4 * x + 3] > 0 ? MIN (rgba[4 * x + 3], 1) : 0;
      light[x] = alpha[x] * CLAMP (light[x], 0, 100);
    }
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
      weigh_row (input, rgba + (gsize) row * input->photo_width * 4);
      reduced_add_row (input->seen, input->light, input->alpha);
      reduced_add_row (input->fine, input->light, input->alpha);
      input->rows_added++;
    }
}

gboolean
input_is_complete (const ColorizerInput  *input,
                   GError               **error)
{
  if (input->rows_added == input->photo_height)
    return TRUE;
  return refuse (error, "Not all rows of the photo have been added.");
}

int
input_short_side (const ColorizerInput *input)
{
  return input->short_side;
}

double
input_aspect (const ColorizerInput *input)
{
  return (double) input->photo_width / input->photo_height;
}

const Reduced *
input_seen (const ColorizerInput *input)
{
  return input->seen;
}

const Reduced *
input_fine (const ColorizerInput *input)
{
  return input->fine;
}
