/* A small window beside a place of a widget, which closes at a click elsewhere
 * and at Escape and Return; GIMP 2.10 and 3 make it in ways of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef POPUP_H
#define POPUP_H

#include <gtk/gtk.h>

typedef struct _Popup Popup;

/* Closed at first.
 * name: for those who do not see it */
Popup    * popup_new     (GtkWidget  *area,
                          const char *name);

/* Also closes it; before the area is destroyed. */
void       popup_free    (Popup      *popup);

/* Shows the content, which is destroyed when it closes, beside a disk of this
 * radius around x and y of the area. */
void       popup_open    (Popup      *popup,
                          GtkWidget  *content,
                          int         x,
                          int         y,
                          int         radius);

/* Nothing where it is closed. */
void       popup_close   (Popup      *popup);
gboolean   popup_is_open (const Popup *popup);

#endif
