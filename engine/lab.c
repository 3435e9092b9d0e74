/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "lab.h"

/* The D65 white, 2 degrees. */
#define WHITE_X 0.95047f
#define WHITE_Z 1.08883f

/* IEC 61966-2-1 */
static float
decode_gamma (float v)
{
  return v > 0.04045f ? powf ((v + 0.055f) / 1.055f, 2.4f) : v / 12.92f;
}

static float
encode_gamma (float v)
{
  return v > 0.0031308f ? 1.055f * powf (v, 1 / 2.4f) - 0.055f : 12.92f * v;
}

/* The cube root of CIE Lab, with its straight part near black. */
static float
lab_root (float t)
{
  return t > 0.008856f ? cbrtf (t) : 7.787f * t + 16.0f / 116.0f;
}

static float
lab_cube (float f)
{
  return f > 0.2068966f ? f * f * f : (f - 16.0f / 116.0f) / 7.787f;
}

float
lab_lightness (const float rgb[3])
{
  float y = 0.212671f * decode_gamma (rgb[0])
          + 0.715160f * decode_gamma (rgb[1])
          + 0.072169f * decode_gamma (rgb[2]);
  float l = 116 * lab_root (y) - 16;

  return isnan (l) ? 0 : l;
}

void
lab_from_rgb (const float rgb[3],
              float       lab[3])
{
  float r = decode_gamma (rgb[0]);
  float g = decode_gamma (rgb[1]);
  float b = decode_gamma (rgb[2]);
  float fx = lab_root ((0.412453f * r + 0.357580f * g + 0.180423f * b)
                       / WHITE_X);
  float fy = lab_root (0.212671f * r + 0.715160f * g + 0.072169f * b);
  float fz = lab_root ((0.019334f * r + 0.119193f * g + 0.950227f * b)
                       / WHITE_Z);

  lab[0] = 116 * fy - 16;
  lab[1] = 500 * (fx - fy);
  lab[2] = 200 * (fy - fz);
}

void
lab_to_rgb (const float lab[3],
            float       rgb[3])
{
  float fy = (lab[0] + 16) / 116;
  float x = WHITE_X * lab_cube (fy + lab[1] / 500);
  float y = lab_cube (fy);
  float z = WHITE_Z * lab_cube (fy - lab[2] / 200);

  rgb[0] = encode_gamma ( 3.240481f * x - 1.537152f * y - 0.498536f * z);
  rgb[1] = encode_gamma (-0.969255f * x + 1.875990f * y + 0.041556f * z);
  rgb[2] = encode_gamma ( 0.055647f * x - 0.204041f * y + 1.057311f * z);
}
