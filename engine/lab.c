/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "kernels.h"
#include "lab.h"

const float lab_xyz_of_rgb[3][3] =
{
  { 0.412453f, 0.357580f, 0.180423f },
  { 0.212671f, 0.715160f, 0.072169f },
  { 0.019334f, 0.119193f, 0.950227f }
};

const float lab_rgb_of_xyz[3][3] =
{
  {  3.240481f, -1.537152f, -0.498536f },
  { -0.969255f,  1.875990f,  0.041556f },
  {  0.055647f, -0.204041f,  1.057311f }
};

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

/* A row of a matrix times a column. */
static float
product (const float row[3],
         float       x,
         float       y,
         float       z)
{
  return row[0] * x + row[1] * y + row[2] * z;
}

float
lab_lightness (const float rgb[3])
{
  float y = product (lab_xyz_of_rgb[1], decode_gamma (rgb[0]),
                     decode_gamma (rgb[1]), decode_gamma (rgb[2]));
  float l = 116 * lab_root (y) - 16;

  return isnan (l) ? 0 : l;
}

void
colorizer_lab_from_rgb (const float rgb[3],
                        float       lab[3])
{
  float r = decode_gamma (rgb[0]);
  float g = decode_gamma (rgb[1]);
  float b = decode_gamma (rgb[2]);
  float fx = lab_root (product (lab_xyz_of_rgb[0], r, g, b) / LAB_WHITE_X);
  float fy = lab_root (product (lab_xyz_of_rgb[1], r, g, b));
  float fz = lab_root (product (lab_xyz_of_rgb[2], r, g, b) / LAB_WHITE_Z);

  lab[0] = 116 * fy - 16;
  lab[1] = 500 * (fx - fy);
  lab[2] = 200 * (fy - fz);
}

void
colorizer_lab_to_rgb (const float lab[3],
                      float       rgb[3])
{
  float fy = (lab[0] + 16) / 116;
  float x = LAB_WHITE_X * lab_cube (fy + lab[1] / 500);
  float y = lab_cube (fy);
  float z = LAB_WHITE_Z * lab_cube (fy - lab[2] / 200);

  for (int i = 0; i < 3; i++)
    rgb[i] = encode_gamma (product (lab_rgb_of_xyz[i], x, y, z));
}

static gboolean
in_gamut (const float lab[3],
          float       share)
{
  float rgb[3];

  colorizer_lab_to_rgb ((float[3]) { lab[0], share * lab[1], share * lab[2] },
                        rgb);
  for (int i = 0; i < 3; i++)
    if (! (rgb[i] >= 0 && rgb[i] <= 1))
      return FALSE;
  return TRUE;
}

float
lab_shown (const float lab[3])
{
  float shown = 0, not_shown = 1;

  if (in_gamut (lab, 1))
    return 1;
  for (int i = 0; i < KERNELS_HALVINGS; i++)
    {
      float share = (shown + not_shown) / 2;

      if (in_gamut (lab, share))
        shown = share;
      else
        not_shown = share;
    }
  return shown;
}
