/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "classes.h"

/* Where on the grid a coordinate is nearest to; may lie outside. */
static int
grid_index (float coordinate)
{
  return (int) floorf ((coordinate - CLASSES_FROM) / CLASSES_STEP + 0.5f);
}

void
classes_init (Classes *classes)
{
  for (int i = 0; i < CLASSES_SIDE; i++)
    for (int k = 0; k < CLASSES_SIDE; k++)
      classes->at[i][k] = -1;

  colorizer_class_centers (classes->centers);
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    {
      int i = grid_index (classes->centers[class][0]);
      int k = grid_index (classes->centers[class][1]);

      classes->at[i][k] = class;
    }
}

static int
nearest_of_all (const Classes *classes,
                Ab             ab)
{
  float least  = INFINITY;
  int   result = 0;

  for (int class = 0; class < COLORIZER_CLASSES; class++)
    {
      float a      = ab.a - classes->centers[class][0];
      float b      = ab.b - classes->centers[class][1];
      float square = a * a + b * b;

      if (square < least)
        {
          least = square;
          result = class;
        }
    }
  return result;
}

/* The nearest point of the grid is the nearest bin where it is one: nearly
 * always. */
int
classes_nearest (const Classes *classes,
                 Ab             ab)
{
  int i = grid_index (ab.a);
  int k = grid_index (ab.b);

  if (i >= 0 && i < CLASSES_SIDE && k >= 0 && k < CLASSES_SIDE
      && classes->at[i][k] >= 0)
    return classes->at[i][k];
  return nearest_of_all (classes, ab);
}
