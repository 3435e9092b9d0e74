/* The photo, gray and in color: a part of it or the whole, with a border
 * between the two that the mouse drags.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PREVIEW_H
#define PREVIEW_H

#include <gtk/gtk.h>

#include "colorizer.h"
#include "dialog.h"

typedef struct _Preview Preview;

/* photo must outlive it.
 * split: a check button that is to show and choose whether the border is
 * there. */
Preview    * preview_new        (const DialogPhoto     *photo,
                                 GtkToggleButton       *split);

/* Once its widget is destroyed. */
void         preview_free       (Preview               *preview);

GtkWidget  * preview_widget     (Preview               *preview);

/* Shows these colors from now on, which become the preview's; on the screen
 * when it returns.  NULL: none. */
void         preview_set_colors (Preview               *preview,
                                 ColorizerColors       *colors);

/* As large as it fits, or each of its pixels as one of the screen. */
void         preview_show_whole  (Preview              *preview);
void         preview_show_pixels (Preview              *preview);

#endif
