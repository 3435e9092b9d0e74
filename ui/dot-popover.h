/* What can be chosen for a dot: a color, its strength, or to remove it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DOT_POPOVER_H
#define DOT_POPOVER_H

#include <gtk/gtk.h>

#include "dots.h"

#define DOT_POPOVER_LIKELY 5

typedef struct _DotPopover DotPopover;

/* Beside the dots on this widget.  dots must outlive it. */
DotPopover * dot_popover_new     (GtkWidget        *area,
                                  Dots             *dots);

/* Before the widget is destroyed. */
void         dot_popover_free    (DotPopover       *popover);

/* For the dot `which`, at x and y of the widget, where the photo has this L
 * and these n colors are likely: at most DOT_POPOVER_LIKELY. */
void         dot_popover_open    (DotPopover       *popover,
                                  int               which,
                                  double            x,
                                  double            y,
                                  float             lightness,
                                  float           (*likely)[2],
                                  int               n);

void         dot_popover_close   (DotPopover       *popover);
gboolean     dot_popover_is_open (const DotPopover *popover);

#endif
