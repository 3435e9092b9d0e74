/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"

#define STEP 10

/* For each a, -90 to 100 in steps of 10, the run of b that lies in gamut, both
 * ends included. */
static const struct { int first, last; } runs[] =
{
  {  50,  90 }, {  20,  90 }, {   0,  90 }, { -20,  90 }, { -30, 100 },
  { -40, 100 }, { -50, 100 }, { -50, 100 }, { -60, 100 }, { -70, 100 },
  { -80,  90 }, { -80,  90 }, { -90,  90 }, { -100, 90 }, { -100, 80 },
  { -110, 80 }, { -110, 80 }, { -110, 70 }, { -110, 70 }, { -90,   0 }
};

void
colorizer_class_centers (float centers[COLORIZER_CLASSES][2])
{
  int n = 0;

  for (int i = 0; i < (int) (sizeof runs / sizeof runs[0]); i++)
    for (int b = runs[i].first; b <= runs[i].last; b += STEP)
      {
        centers[n][0] = -90 + STEP * i;
        centers[n][1] = b;
        n++;
      }
}
