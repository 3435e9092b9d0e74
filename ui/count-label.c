/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "count-label.h"

GtkWidget *
count_label_new (int n)
{
  char      *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%d layer is colored",
                                  "%d layers are colored, all with these "
                                  "settings: the picture shows the first",
                                  n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_no_show_all (label, n < 2);
  g_free (text);
  return label;
}
