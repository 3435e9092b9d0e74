/* How far the prediction is, or advice, in a line that is as high when it is
 * empty; or why there is none, in the place of something else.  So nothing
 * jumps.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef STATUS_H
#define STATUS_H

#include <gtk/gtk.h>

typedef struct _Status Status;

/* usual: what is shown in status_pages() where there is no problem */
Status    * status_new      (GtkWidget  *usual);

/* Once its widgets are destroyed. */
void        status_free     (Status     *status);

GtkWidget * status_line     (Status     *status);
GtkWidget * status_pages    (Status     *status);

/* 0 where it is not known. */
void        status_progress (Status     *status,
                             double      fraction);

/* A few words, or NULL. */
void        status_advise   (Status     *status,
                             const char *advice);

/* One sentence. */
void        status_problem  (Status     *status,
                             const char *problem);

#endif
