/* The color conversions of lab.h, for vectors.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VECTOR_LAB_H
#define VECTOR_LAB_H

#include "../lab.h"
#include "math.h"
#include "vector.h"

#define TINY            1e-30f      /* keeps logarithms of 0 out */
#define NEUTRAL_OF_ROOT 0.0922091f  /* a gray whose Y is 0.008856: above it,
                                     * lab_root() is a cube root */

static inline Vec
decode_gamma (Vec v)
{
  Vec power = vec_pow (vec_max ((v + 0.055f) * (1 / 1.055f),
                                vec_all (TINY)), 2.4f);

  return vec_select (v > 0.04045f, power, v * (1 / 12.92f));
}

static inline Vec
encode_gamma (Vec v)
{
  Vec power = vec_pow (vec_max (v, vec_all (TINY)), 1 / 2.4f);

  return vec_select (v > 0.0031308f, 1.055f * power - 0.055f, 12.92f * v);
}

static inline Vec
lab_root (Vec t)
{
  Vec root = vec_pow (vec_max (t, vec_all (TINY)), 1 / 3.f);

  return vec_select (t > 0.008856f, root, 7.787f * t + 16 / 116.f);
}

static inline Vec
lab_cube (Vec f)
{
  return vec_select (f > 0.2068966f, f * f * f,
                     (f - 16 / 116.f) * (1 / 7.787f));
}

/* 0 for what is not a number. */
static inline Vec
lightness_of_root (Vec root)
{
  Vec l = 116 * root - 16;

  return vec_select (l == l, l, (Vec) { 0 });
}

/* As lab_lightness(). */
static inline Vec
lightness (const Vec rgb[3])
{
  Vec y = lab_xyz_of_rgb[1][0] * decode_gamma (rgb[0])
          + lab_xyz_of_rgb[1][1] * decode_gamma (rgb[1])
          + lab_xyz_of_rgb[1][2] * decode_gamma (rgb[2]);

  return lightness_of_root (lab_root (y));
}

/* The same where all three are this one: their shares of Y sum to 1.  Where the
 * root of Lab is a cube root, it and the decoding are one power. */
static inline Vec
neutral_lightness (Vec gray)
{
  IVec light = (gray > NEUTRAL_OF_ROOT);
  Vec  base  = vec_max ((gray + 0.055f) * (1 / 1.055f), vec_all (TINY));
  Vec  power = vec_exp2 (vec_log2 (base)
                         * vec_select (light, vec_all (2.4f / 3),
                                       vec_all (2.4f)));
  Vec  y     = vec_select (gray > 0.04045f, power, gray * (1 / 12.92f));
  Vec  root  = vec_select (light, power, 7.787f * y + 16 / 116.f);

  return lightness_of_root (root);
}

/* L, a and b to linear RGB. */
static inline void
linear_rgb (Vec l,
            Vec a,
            Vec b,
            Vec rgb[3])
{
  Vec fy = (l + 16) * (1 / 116.f);
  Vec x  = LAB_WHITE_X * lab_cube (fy + a * (1 / 500.f));
  Vec y  = lab_cube (fy);
  Vec z  = LAB_WHITE_Z * lab_cube (fy - b * (1 / 200.f));

  for (int i = 0; i < 3; i++)
    rgb[i] = lab_rgb_of_xyz[i][0] * x + lab_rgb_of_xyz[i][1] * y
             + lab_rgb_of_xyz[i][2] * z;
}

#endif
