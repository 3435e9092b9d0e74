/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "colorizer.h"
#include "planes.h"

static Planes *
planes_new (int width,
            int height)
{
  Planes *planes = g_new (Planes, 1);

  planes->width = width;
  planes->height = height;
  for (int k = 0; k < N_PLANES; k++)
    planes->values[k] = g_new0 (float, (gsize) width * height);
  return planes;
}

void
planes_free (Planes *planes)
{
  if (! planes)
    return;
  for (int k = 0; k < N_PLANES; k++)
    g_free (planes->values[k]);
  g_free (planes);
}

Planes *
planes_of_photo (const Photo *photo)
{
  Planes *planes = planes_new (photo->width, photo->height);
  float  *rgba   = g_new (float, 4 * photo->width);

  for (int y = 0; y < photo->height; y++)
    {
      photo_row (photo, y, rgba);
      for (int x = 0; x < photo->width; x++)
        {
          float lab[N_PLANES];

          colorizer_lab_from_rgb (rgba + 4 * x, lab);
          for (int k = 0; k < N_PLANES; k++)
            planes->values[k][y * photo->width + x] = lab[k];
        }
    }
  g_free (rgba);
  return planes;
}

Planes *
planes_reduce (const Planes *planes,
               int           factor)
{
  Planes *reduced = planes_new (planes->width / factor,
                                planes->height / factor);

  for (int k = 0; k < N_PLANES; k++)
    for (int y = 0; y < reduced->height * factor; y++)
      for (int x = 0; x < reduced->width * factor; x++)
        reduced->values[k][y / factor * reduced->width + x / factor]
          += planes->values[k][y * planes->width + x] / (factor * factor);
  return reduced;
}

Planes *
planes_crop (const Planes *planes,
             int           factor)
{
  Planes *cropped = planes_new (planes->width / factor * factor,
                                planes->height / factor * factor);

  for (int k = 0; k < N_PLANES; k++)
    for (int y = 0; y < cropped->height; y++)
      memcpy (cropped->values[k] + y * cropped->width,
              planes->values[k] + y * planes->width,
              cropped->width * sizeof (float));
  return cropped;
}

static float
sobel (const Planes *planes,
       const float  *values,
       int           x,
       int           y)
{
  int          left  = MAX (x - 1, 0);
  int          right = MIN (x + 1, planes->width - 1);
  const float *above = values + MAX (y - 1, 0) * planes->width;
  const float *here  = values + y * planes->width;
  const float *below = values + MIN (y + 1, planes->height - 1)
                       * planes->width;
  float        dx    = above[right] + 2 * here[right] + below[right]
                       - above[left] - 2 * here[left] - below[left];
  float        dy    = below[left] + 2 * below[x] + below[right]
                       - above[left] - 2 * above[x] - above[right];

  return hypotf (dx, dy);
}

float *
planes_gradient (const Planes *planes,
                 int           first,
                 int           last)
{
  float *gradient = g_new0 (float, (gsize) planes->width * planes->height);

  for (int y = 0; y < planes->height; y++)
    for (int x = 0; x < planes->width; x++)
      for (int k = first; k <= last; k++)
        gradient[y * planes->width + x] += sobel (planes, planes->values[k],
                                                  x, y);
  return gradient;
}
