/* Which part of a photo an area of the screen shows, and how large.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VIEW_H
#define VIEW_H

#include <glib.h>

typedef struct
{
  int    photo_width;
  int    photo_height;
  int    width;               /* of the area, in pixels of the screen */
  int    height;
  double scale;               /* pixels of the screen for one of the photo, or
                               * 0: as large as the whole photo fits */
  double x;                   /* the photo's pixel in the middle of the area */
  double y;
} View;

/* What has to be read of the photo, and where it goes. */
typedef struct
{
  double scale;               /* of what is read, at most 1 */
  int    width;               /* of the photo at that scale */
  int    height;
  int    x;                   /* the part that is shown */
  int    y;
  int    n_columns;
  int    n_rows;
  int    magnify;             /* pixels of the screen that each is wide and
                               * high */
  int    left;                /* where it begins in the area */
  int    top;
} ViewPart;

/* Shows the whole photo. */
void     view_init     (View        *view,
                        int          photo_width,
                        int          photo_height);

double   view_scale    (const View  *view);
ViewPart view_part     (const View  *view);

/* The photo's pixel at a place of the area. */
void     view_to_photo (const View  *view,
                        double       area_x,
                        double       area_y,
                        double      *x,
                        double      *y);

/* And back: where a pixel of the photo is in the area. */
void     view_from_photo (const View *view,
                        double       x,
                        double       y,
                        double      *area_x,
                        double      *area_y);

/* The next larger (in) or smaller scale; the photo stays where it is at that
 * place of the area.  Smaller than the whole: the whole. */
void     view_zoom     (View        *view,
                        gboolean     in,
                        double       area_x,
                        double       area_y);

/* This scale, or 0; what was in the middle stays there. */
void     view_set      (View        *view,
                        double       scale);

/* Moves the photo by pixels of the screen, as far as there is more of it. */
void     view_pan      (View        *view,
                        double       right,
                        double       down);

#endif
