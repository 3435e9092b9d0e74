/* How far the prediction is, in a line that is as high when it is empty; or why
 * there is none, in the place of something else that is as large.  So nothing
 * jumps.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef STATUS_H
#define STATUS_H

#include <gtk/gtk.h>

typedef struct _Status Status;

/* usual: what is shown where there is nothing to say */
Status    * status_new      (GtkWidget  *usual);

/* Once its widgets are destroyed. */
void        status_free     (Status     *status);

GtkWidget * status_line     (Status     *status);
GtkWidget * status_pages    (Status     *status);

/* 0 where it is not known. */
void        status_progress (Status     *status,
                             double      fraction);

/* One sentence, or NULL. */
void        status_say      (Status     *status,
                             const char *sentence);

#endif
