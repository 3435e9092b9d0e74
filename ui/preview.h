/* The photo before and after, with a border between them that the mouse
 * drags.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PREVIEW_H
#define PREVIEW_H

#include <gtk/gtk.h>

#include "colorizer.h"

typedef struct _Preview Preview;

/* rgba: [height, width, 4], as in colorizer.h; it must outlive the preview.
 * split: a check button that is to show and choose whether the border is
 * there. */
Preview   * preview_new        (int                    width,
                                int                    height,
                                const float           *rgba,
                                GtkToggleButton       *split);

/* Once its widget is destroyed. */
void        preview_free       (Preview               *preview);

GtkWidget * preview_widget     (Preview               *preview);

/* Shows these colors from now on; on the screen when it returns. */
void        preview_set_colors (Preview               *preview,
                                const ColorizerColors *colors);

/* n R'G'B'A floats as bytes. */
void        preview_bytes      (const float           *rgba,
                                gsize                  n,
                                guchar                *bytes);

#endif
