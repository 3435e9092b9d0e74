/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "buffer.h"
#include "colors.h"
#include "enlarge.h"
#include "guide.h"

/* How much of a slope is used: less than 1, as a step of L may be a
 * shadow's. */
#define FINER_GAIN    0.6f
#define PHOTO_GAIN    0.45f

#define FLAT          8.0f    /* a variance of L that is noise */
#define TINY_LIGHT    0.001f  /* keep the correlation of nothing at 0 */
#define TINY_COLOR    0.002f

/* Half of a symmetric filter, from its middle. */
static const float tent[3] = { 0.5f, 0.25f, 0 };

/* What reducing makes of a cubic enlargement: nearly the same, but paler. */
static const float reenlarged[3] = { 0.854f, 0.0925f, -0.0195f };

/* out[i] = half[0] in[2][i] + half[1] (in[1][i] + in[3][i])
 *          + half[2] (in[0][i] + in[4][i]) */
static void
filter_line (const float        half[3],
             const float *const in[5],
             int                n,
             float             *out)
{
  for (int i = 0; i < n; i++)
    out[i] = half[0] * in[2][i] + half[1] * (in[1][i] + in[3][i])
             + half[2] * (in[0][i] + in[4][i]);
}

/* Planes for what is computed in between: allocated once, as large as the
 * finer grid, so that nothing fails later. */
enum
{
  ROWS,                       /* of filter() */
  PRODUCT, MEAN_P, MEAN_Q,    /* of covariance() */
  LIGHT, CHROMA, B_ALONE,     /* of fit_slopes() */
  N_PLANES,
  BLUR = MEAN_P,              /* of sharpen() */
  BLURRED_ERROR = MEAN_Q,
  ERROR = PRODUCT
};

typedef struct
{
  ColorizerColors *guided;    /* on the given grid */
  ColorizerColors *error;
  ColorizerColors *finer;     /* the result */
  ColorizerColors *added;     /* to finer */
  float           *l;         /* of the given grid */
  float           *planes[N_PLANES];
} Guide;

/* out = in, filtered along both axes; the edges repeat. */
static void
filter (const Guide           *guide,
        const ColorizerColors *grid,
        const float            half[3],
        const float           *in,
        float                 *out)
{
  int    width  = grid->width;
  float *padded = g_new (float, width + 4);
  float *rows   = guide->planes[ROWS];

  for (int y = 0; y < grid->height; y++)
    {
      const float *row = in + y * width;

      padded[0] = padded[1] = row[0];
      memcpy (padded + 2, row, width * sizeof (float));
      padded[width + 2] = padded[width + 3] = row[width - 1];
      filter_line (half, (const float *[]) { padded, padded + 1, padded + 2,
                                             padded + 3, padded + 4 },
                   width, rows + y * width);
    }
  for (int y = 0; y < grid->height; y++)
    {
      const float *around[5];

      for (int i = 0; i < 5; i++)
        around[i] = rows + CLAMP (y + i - 2, 0, grid->height - 1) * width;
      filter_line (half, around, width, out + y * width);
    }
  g_free (padded);
}

/* out = how p and q vary together around each cell. */
static void
covariance (const Guide           *guide,
            const ColorizerColors *grid,
            const float           *p,
            const float           *q,
            float                 *out)
{
  int    n       = grid->height * grid->width;
  float *product = guide->planes[PRODUCT];
  float *mean_p  = guide->planes[MEAN_P];
  float *mean_q  = guide->planes[MEAN_Q];

  filter (guide, grid, tent, p, mean_p);
  filter (guide, grid, tent, q, mean_q);
  for (int i = 0; i < n; i++)
    product[i] = p[i] * q[i];
  filter (guide, grid, tent, product, out);
  for (int i = 0; i < n; i++)
    out[i] -= mean_p[i] * mean_q[i];
}

/* The regression of a and b on L, weighted by how much of them it explains
 * (R squared). */
static void
fit_slopes (const Guide     *guide,
            ColorizerColors *colors,
            const float     *l,
            float            gain)
{
  int    n       = colors->height * colors->width;
  float *light   = guide->planes[LIGHT];
  float *chroma  = guide->planes[CHROMA];
  float *b_alone = guide->planes[B_ALONE];

  covariance (guide, colors, l, l, light);
  covariance (guide, colors, colors->a, colors->a, chroma);
  covariance (guide, colors, colors->b, colors->b, b_alone);
  covariance (guide, colors, l, colors->a, colors->slope_a);
  covariance (guide, colors, l, colors->b, colors->slope_b);
  for (int i = 0; i < n; i++)
    {
      float a = colors->slope_a[i], b = colors->slope_b[i];
      float explained = (a * a + b * b)
                        / ((light[i] + TINY_LIGHT)
                           * (chroma[i] + b_alone[i] + TINY_COLOR));
      float share = gain * MIN (explained, 1) / (light[i] + FLAT);

      colors->slope_a[i] = share * a;
      colors->slope_b[i] = share * b;
    }
}

/* out = a plane whose cubic enlargement, reduced, is nearly the given one: the
 * error of enlarging and reducing is put back, twice.  out may be plane. */
static void
sharpen (const Guide           *guide,
         const ColorizerColors *grid,
         const float           *plane,
         float                 *out)
{
  int    n             = grid->height * grid->width;
  float *blur          = guide->planes[BLUR];
  float *error         = guide->planes[ERROR];
  float *blurred_error = guide->planes[BLURRED_ERROR];

  filter (guide, grid, reenlarged, plane, blur);
  for (int i = 0; i < n; i++)
    error[i] = plane[i] - blur[i];
  filter (guide, grid, reenlarged, error, blurred_error);
  for (int i = 0; i < n; i++)
    out[i] = plane[i] + 2 * error[i] - blurred_error[i];
}

/* Prepares colors for the Enlarger; l is that of their own grid. */
static void
prepare (const Guide     *guide,
         ColorizerColors *colors,
         const float     *l,
         float            gain)
{
  fit_slopes (guide, colors, l, gain);
  sharpen (guide, colors, l, colors->l);
  sharpen (guide, colors, colors->a, colors->a);
  sharpen (guide, colors, colors->b, colors->b);
}

float
guide_cell_mean (const float *finer,
                 int          width,
                 int          cell)
{
  float sum = 0;
  int   y   = cell / width, x = cell % width;

  for (int i = 0; i < GUIDE_FINER; i++)
    for (int j = 0; j < GUIDE_FINER; j++)
      sum += finer[(GUIDE_FINER * y + i) * GUIDE_FINER * width
                   + GUIDE_FINER * x + j];
  return sum / (GUIDE_FINER * GUIDE_FINER);
}

/* out = grid - the means of finer. */
static void
subtract_means (const ColorizerColors *grid,
                const float           *values,
                const float           *finer,
                float                 *out)
{
  for (int i = 0; i < grid->height * grid->width; i++)
    out[i] = values[i] - guide_cell_mean (finer, grid->width, i);
}

/* Enlarges a and b of colors to the size of result, which they become. */
static void
enlarge (const ColorizerColors *colors,
         const float           *lightness,
         ColorizerColors       *result)
{
  int       width    = result->width;
  Enlarger *enlarger = enlarger_new (colors, width, result->height, 0, width);

  for (int y = 0; y < result->height; y++)
    enlarger_row (enlarger, y, lightness + y * width, result->a + y * width,
                  result->b + y * width);
  enlarger_free (enlarger);
}

/* Gives finer back, bilinearly, what it lacks of the grid's a and b. */
static void
return_error (const Guide           *guide,
              const ColorizerColors *grid,
              const float           *lightness)
{
  ColorizerColors *finer = guide->finer;
  ColorizerColors *error = guide->error;
  ColorizerColors *added = guide->added;

  subtract_means (grid, grid->a, finer->a, error->a);
  subtract_means (grid, grid->b, finer->b, error->b);
  enlarge (error, lightness, added);
  for (int i = 0; i < finer->height * finer->width; i++)
    {
      finer->a[i] += added->a[i];
      finer->b[i] += added->b[i];
    }
}

/* Frees all but the result. */
static void
guide_clear (Guide *guide)
{
  colorizer_colors_free (guide->guided);
  colorizer_colors_free (guide->error);
  colorizer_colors_free (guide->added);
  buffer_free (guide->l);
  for (int i = 0; i < N_PLANES; i++)
    buffer_free (guide->planes[i]);
}

/* FALSE where there is not enough memory. */
static gboolean
guide_init (Guide *guide,
            int    height,
            int    width)
{
  int      finer_height = GUIDE_FINER * height;
  int      finer_width  = GUIDE_FINER * width;
  gboolean all;

  guide->guided = colors_new (height, width, TRUE);
  guide->error = colors_new (height, width, FALSE);
  guide->finer = colors_new (finer_height, finer_width, TRUE);
  guide->added = colors_new (finer_height, finer_width, FALSE);
  guide->l = buffer_new ((gsize) height * width);
  all = guide->guided && guide->error && guide->finer && guide->added
        && guide->l;
  for (int i = 0; i < N_PLANES; i++)
    {
      guide->planes[i] = buffer_new ((gsize) finer_height * finer_width);
      all = all && guide->planes[i];
    }
  return all;
}

static void
make_finer (const Guide           *guide,
            const ColorizerColors *colors,
            const float           *lightness)
{
  ColorizerColors *guided = guide->guided;
  gsize            n      = (gsize) colors->height * colors->width;

  memcpy (guided->a, colors->a, n * sizeof (float));
  memcpy (guided->b, colors->b, n * sizeof (float));
  for (gsize i = 0; i < n; i++)
    guide->l[i] = guide_cell_mean (lightness, colors->width, i);

  prepare (guide, guided, guide->l, FINER_GAIN);
  enlarge (guided, lightness, guide->finer);
  return_error (guide, colors, lightness);
  prepare (guide, guide->finer, lightness, PHOTO_GAIN);
}

ColorizerColors *
guide_colors (ColorizerColors *colors,
              const float     *lightness)
{
  Guide guide;

  if (guide_init (&guide, colors->height, colors->width))
    make_finer (&guide, colors, lightness);
  else
    g_clear_pointer (&guide.finer, colorizer_colors_free);
  guide_clear (&guide);
  colorizer_colors_free (colors);
  return guide.finer;
}
