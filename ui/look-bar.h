/* The row below the picture: what is seen of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef LOOK_BAR_H
#define LOOK_BAR_H

#include "preview.h"

/* The check button for preview_new(). */
GtkWidget * look_bar_split (void);

/* That button, a line for the status, and buttons that zoom. */
GtkWidget * look_bar_new   (GtkWidget *split,
                            GtkWidget *line,
                            Preview   *preview);

#endif
