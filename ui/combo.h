/* A choice of texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COMBO_H
#define COMBO_H

#include <gtk/gtk.h>

/* A GtkComboBoxText, packed into a row behind its label, which has a mnemonic.
 * Where texts may be long, it takes what is free of the row, and cuts them with
 * an ellipsis; else it is as wide as the longest. */
GtkWidget * combo_new    (GtkBox     *row,
                          const char *label,
                          const char *tooltip,
                          gboolean    long_texts);

void        combo_append (GtkWidget  *combo,
                          const char *text);

#endif
