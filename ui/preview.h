/* The photo, gray and in color: a part of it or the whole, with a border
 * between the two that the mouse drags.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PREVIEW_H
#define PREVIEW_H

#include <gtk/gtk.h>

#include "colorizer.h"
#include "dialog.h"
#include "dots.h"

typedef struct _Preview Preview;

/* Told of a click, or of the key that stands for one: on a dot, or with
 * DOTS_NONE at a place of the photo, x and y in 0..1 of its sides. */
typedef void (* PreviewClicked) (int      which,
                                 double   x,
                                 double   y,
                                 gpointer data);

/* photo and dots must outlive it.  It moves and removes the dots itself.
 * split: a check button that is to show and choose whether the border is
 * there. */
Preview    * preview_new        (const DialogPhoto     *photo,
                                 GtkToggleButton       *split,
                                 Dots                  *dots,
                                 PreviewClicked         clicked,
                                 gpointer               data);

/* Once its widget is destroyed. */
void         preview_free       (Preview               *preview);

/* Reads and draws the photo, from now on: the window is there. */
void         preview_start      (Preview               *preview);

GtkWidget  * preview_widget     (Preview               *preview);

/* Shows these colors from now on, which become the preview's; on the screen
 * when it returns.  NULL: none. */
void         preview_set_colors (Preview               *preview,
                                 ColorizerColors       *colors);

/* The dot at a place of its widget, or DOTS_NONE; and where a dot is. */
int          preview_dot_at     (Preview               *preview,
                                 double                 x,
                                 double                 y);
void         preview_place_dot  (Preview               *preview,
                                 int                    which,
                                 double                *x,
                                 double                *y);

/* As large as it fits, or each of its pixels as one of the screen. */
void         preview_show_whole  (Preview              *preview);
void         preview_show_pixels (Preview              *preview);

#endif
