/* How many layers are colored.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COUNT_LABEL_H
#define COUNT_LABEL_H

#include <gtk/gtk.h>

/* Not to be seen where it is one. */
GtkWidget * count_label_new (int n);

#endif
