/* Enlarging agrees with PyTorch's interpolate (mode='bilinear',
 * align_corners=False).
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "enlarge.h"

static const float plane[2][3] = { { 1, 5, -3 }, { 10, 0, 7 } };

static const float enlarged[5][8] =
  {
    {  1.0000f, 1.2500f, 2.7500f, 4.2500f,
       3.5000f, 0.5000f, -2.5000f, -3.0000f },
    {  1.9000f, 2.0625f, 3.0375f, 4.0125f,
       3.2812f, 0.8438f, -1.5938f, -2.0000f },
    {  5.5000f, 5.3125f, 4.1875f, 3.0625f,
       2.4062f, 2.2188f, 2.0312f, 2.0000f },
    {  9.1000f, 8.5625f, 5.3375f, 2.1125f,
       1.5312f, 3.5938f, 5.6563f, 6.0000f },
    { 10.0000f, 9.3750f, 5.6250f, 1.8750f,
       1.3125f, 3.9375f, 6.5625f, 7.0000f }
  };

int
main (void)
{
  Enlarger *enlarger = enlarger_new (3, 2, 8, 5);

  for (int y = 0; y < 5; y++)
    {
      float row[8];

      enlarger_row (enlarger, &plane[0][0], y, row);
      for (int x = 0; x < 8; x++)
        g_assert_cmpfloat_with_epsilon (row[x], enlarged[y][x], 0.0001);
    }
  enlarger_free (enlarger);
  return 0;
}
