/* A line that says how far the prediction is, or why there is none.  It is as
 * high when it is empty, so that nothing jumps.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef STATUS_H
#define STATUS_H

#include <gtk/gtk.h>

typedef struct _Status Status;

Status    * status_new      (void);

/* Once its widget is destroyed. */
void        status_free     (Status     *status);

GtkWidget * status_widget   (Status     *status);

/* 0 where it is not known. */
void        status_progress (Status     *status,
                             double      fraction);

/* One sentence, or NULL. */
void        status_say      (Status     *status,
                             const char *sentence);

#endif
