/* The dialog's window, with the buttons below.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef WINDOW_H
#define WINDOW_H

#include <gtk/gtk.h>

/* Whether the screen is so low that the window has to be, too. */
gboolean    window_is_low (void);

#define WINDOW_RESET 1        /* a response, beside OK and Cancel */

/* Asked of each key first: TRUE for one that means something there. */
typedef gboolean (* WindowKeys) (const GdkEventKey *event,
                                 gpointer           data);

/* A GimpDialog around vbox, which takes all that is free, and whose spacing
 * this sets. */
GtkWidget * window_new (const char *title,
                        GtkWidget  *vbox,
                        WindowKeys  keys,
                        gpointer    data);

#endif
