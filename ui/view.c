/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "view.h"

/* Above 1 each pixel of the photo becomes a square. */
static const double stops[] =
{
  1 / 64., 1 / 45., 1 / 32., 1 / 22., 1 / 16., 1 / 11., 1 / 8., 1 / 5.6,
  1 / 4., 1 / 2.8, 1 / 2., 1 / 1.4, 1, 2, 3, 4, 6, 8
};

#define LARGEST 8

void
view_init (View *view,
           int   photo_width,
           int   photo_height)
{
  *view = (View) { .photo_width  = photo_width,
                   .photo_height = photo_height,
                   .width        = 1,
                   .height       = 1,
                   .x            = photo_width / 2.0,
                   .y            = photo_height / 2.0 };
}

static double
fit (const View *view)
{
  double scale = MIN ((double) view->width / view->photo_width,
                      (double) view->height / view->photo_height);

  return scale <= 1 ? scale : MIN (floor (scale), LARGEST);
}

double
view_scale (const View *view)
{
  return view->scale > 0 ? view->scale : fit (view);
}

/* Along one axis: which of `whole` pixels are shown, and where. */
static void
place (double  middle,
       int     whole,
       int     area,
       int     magnify,
       int    *first,
       int    *n,
       int    *begin)
{
  *n = CLAMP (area / magnify, 1, whole);
  *first = CLAMP ((int) lround (middle - *n / 2.0), 0, whole - *n);
  *begin = MAX ((area - *n * magnify) / 2, 0);
}

ViewPart
view_part (const View *view)
{
  double   scale = view_scale (view);
  ViewPart part;

  part.magnify = scale > 1 ? (int) scale : 1;
  part.scale = MIN (scale, 1);
  part.width = MAX ((int) lround (view->photo_width * part.scale), 1);
  part.height = MAX ((int) lround (view->photo_height * part.scale), 1);
  place (view->x * part.scale, part.width, view->width, part.magnify,
         &part.x, &part.n_columns, &part.left);
  place (view->y * part.scale, part.height, view->height, part.magnify,
         &part.y, &part.n_rows, &part.top);
  return part;
}

void
view_to_photo (const View *view,
               double      area_x,
               double      area_y,
               double     *x,
               double     *y)
{
  ViewPart part = view_part (view);

  *x = (part.x + (area_x - part.left) / part.magnify) / part.scale;
  *y = (part.y + (area_y - part.top) / part.magnify) / part.scale;
}

void
view_from_photo (const View *view,
                 double      x,
                 double      y,
                 double     *area_x,
                 double     *area_y)
{
  ViewPart part = view_part (view);

  *area_x = part.left + (x * part.scale - part.x) * part.magnify;
  *area_y = part.top + (y * part.scale - part.y) * part.magnify;
}

/* What is in the middle is never nearer to an edge than it can be shown. */
static void
keep_within (View *view)
{
  double half_width  = view->width / view_scale (view) / 2;
  double half_height = view->height / view_scale (view) / 2;

  half_width = MIN (half_width, view->photo_width / 2.0);
  half_height = MIN (half_height, view->photo_height / 2.0);
  view->x = CLAMP (view->x, half_width, view->photo_width - half_width);
  view->y = CLAMP (view->y, half_height, view->photo_height - half_height);
}

void
view_set (View   *view,
          double  scale)
{
  view->scale = scale;
  keep_within (view);
}

static double
next_stop (double   scale,
           gboolean in)
{
  const int n = G_N_ELEMENTS (stops);

  for (int i = 0; in && i < n; i++)
    if (stops[i] > scale * 1.01)
      return stops[i];
  for (int i = n - 1; ! in && i >= 0; i--)
    if (stops[i] < scale / 1.01)
      return stops[i];
  return scale;
}

void
view_zoom (View     *view,
           gboolean  in,
           double    area_x,
           double    area_y)
{
  double scale = next_stop (view_scale (view), in);
  double x, y;

  view_to_photo (view, area_x, area_y, &x, &y);
  view->scale = scale > fit (view) ? scale : 0;
  scale = view_scale (view);
  view->x = x - (area_x - view->width / 2.0) / scale;
  view->y = y - (area_y - view->height / 2.0) / scale;
  keep_within (view);
}

void
view_pan (View   *view,
          double  right,
          double  down)
{
  view->x -= right / view_scale (view);
  view->y -= down / view_scale (view);
  keep_within (view);
}
