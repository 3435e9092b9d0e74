/* The photo's L, and colors that keep it: the lightness and compose kernels
 * of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_COMPOSE_H
#define VECTOR_COMPOSE_H

#include "../kernels.h"
#include "lab.h"
#include "transpose.h"
#include "vector.h"

static inline IVec
in_gamut (const Vec rgb[3])
{
  Vec least = vec_min (vec_min (rgb[0], rgb[1]), rgb[2]);
  Vec most  = vec_max (vec_max (rgb[0], rgb[1]), rgb[2]);

  return (least >= 0.0f) & (most <= 1.0f);
}

G_STATIC_ASSERT (KERNELS_HALVINGS % 2 == 0);

/* The linear RGB of this L and hue with the given chroma or, where sRGB
 * cannot show that, the largest that it can. */
static inline void
color_in_gamut (Vec l,
                Vec a,
                Vec b,
                Vec rgb[3])
{
  Vec  shown, not_shown = vec_all (1);
  IVec all;

  linear_rgb (l, a, b, rgb);
  all = in_gamut (rgb);
  if (! vec_any (~all))
    return;
  shown = vec_select (all, not_shown, (Vec) { 0 });
  /* Two halvings at a time: their three shares need not wait for each
   * other. */
  for (int i = 0; i < KERNELS_HALVINGS / 2; i++)
    {
      Vec quarter = (not_shown - shown) / 4;
      Vec most    = shown;

      for (float k = 1; k < 4; k++)
        {
          Vec share = shown + k * quarter;

          linear_rgb (l, share * a, share * b, rgb);
          most = vec_select (in_gamut (rgb), share, most);
        }
      shown = most;
      not_shown = most + quarter;
    }
  linear_rgb (l, shown * a, shown * b, rgb);
}

/* So many pixels at a time: what one loop stores, the next one loads, long
 * enough after it. */
#define GROUP 64

G_STATIC_ASSERT (GROUP % LANES == 0);

static void
split_channels (const float *rgba,
                float        channels[4][GROUP])
{
  for (int i = 0; i < GROUP; i += 4)
    transpose_4x4 (rgba + 4 * i, 4, channels[0] + i, GROUP);
}

static gboolean
is_neutral (float channels[4][GROUP])
{
  IVec colored = { 0 };

  for (int i = 0; i < GROUP; i += LANES)
    {
      Vec red = vec_load (channels[0] + i);

      colored |= (red != vec_load (channels[1] + i))
                 | (red != vec_load (channels[2] + i));
    }
  return ! vec_any (colored);
}

/* Most photos to colorize are neutral, which takes a fifth of the work. */
static void
lightness_of_group (const float *rgba,
                    float       *l)
{
  float channels[4][GROUP];

  split_channels (rgba, channels);
  if (is_neutral (channels))
    for (int i = 0; i < GROUP; i += LANES)
      vec_store (l + i, neutral_lightness (vec_load (channels[0] + i)));
  else
    for (int i = 0; i < GROUP; i += LANES)
      vec_store (l + i, lightness ((Vec[3]) { vec_load (channels[0] + i),
                                              vec_load (channels[1] + i),
                                              vec_load (channels[2] + i) }));
}

static void
lightness_of (const float *rgba,
              int          n,
              float       *l)
{
  float last_l[GROUP], last[4 * GROUP] = { 0 };
  int   whole = n - n % GROUP;
  int   left  = n % GROUP;

  for (int i = 0; i < whole; i += GROUP)
    lightness_of_group (rgba + 4 * i, l + i);
  memcpy (last, rgba + 4 * whole, 4 * left * sizeof (float));
  lightness_of_group (last, last_l);
  memcpy (l + whole, last_l, left * sizeof (float));
}

static void
compose_group (const float *l,
               const float *a,
               const float *b,
               float       *rgba)
{
  float channels[4][GROUP];

  for (int i = 0; i < GROUP; i++)
    channels[3][i] = rgba[4 * i + 3];
  for (int i = 0; i < GROUP; i += LANES)
    {
      Vec rgb[3];

      color_in_gamut (vec_load (l + i), vec_load (a + i), vec_load (b + i),
                      rgb);
      for (int k = 0; k < 3; k++)
        vec_store (channels[k] + i, encode_gamma (rgb[k]));
    }
  for (int i = 0; i < GROUP; i += 4)
    transpose_4x4 (channels[0] + i, GROUP, rgba + 4 * i, 4);
}

static void
compose (const float *l,
         const float *a,
         const float *b,
         int          n,
         float       *rgba)
{
  float last_l[GROUP] = { 0 }, last_a[GROUP] = { 0 }, last_b[GROUP] = { 0 };
  float last[4 * GROUP] = { 0 };
  int   whole = n - n % GROUP;
  int   left  = n % GROUP;

  for (int i = 0; i < whole; i += GROUP)
    compose_group (l + i, a + i, b + i, rgba + 4 * i);
  memcpy (last_l, l + whole, left * sizeof (float));
  memcpy (last_a, a + whole, left * sizeof (float));
  memcpy (last_b, b + whole, left * sizeof (float));
  memcpy (last, rgba + 4 * whole, 4 * left * sizeof (float));
  compose_group (last_l, last_a, last_b, last);
  memcpy (rgba + 4 * whole, last, 4 * left * sizeof (float));
}

#endif
