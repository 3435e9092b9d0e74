/* The dialog's window is as large as it was the last time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef WINDOW_SIZE_H
#define WINDOW_SIZE_H

#include <gtk/gtk.h>

/* Before the window is shown.  The first time it is width x height, as far as
 * the screen allows; and never smaller than what is in it wants. */
void window_size_restore (GtkWindow *window,
                          int        width,
                          int        height);

/* Keeps it in GIMP's own folder; where that cannot be, nothing happens. */
void window_size_keep    (GtkWindow *window);

#endif
