/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "combo.h"

#define LETTERS 10            /* of a long text, at least */

static void
ellipsize (GtkWidget *combo)
{
  GList *cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (combo));

  for (GList *cell = cells; cell; cell = cell->next)
    g_object_set (cell->data,
                  "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                  "width-chars", LETTERS,
                  NULL);
  g_list_free (cells);
}

GtkWidget *
combo_new (GtkBox     *row,
           const char *label,
           const char *tooltip,
           gboolean    long_texts)
{
  GtkWidget *combo = gtk_combo_box_text_new ();
  GtkWidget *text  = gtk_label_new_with_mnemonic (label);

  if (long_texts)
    ellipsize (combo);
  gtk_label_set_mnemonic_widget (GTK_LABEL (text), combo);
  gtk_widget_set_tooltip_text (combo, tooltip);
  gtk_box_pack_start (row, text, FALSE, FALSE, 0);
  gtk_box_pack_start (row, combo, long_texts, TRUE, 0);
  return combo;
}

void
combo_append (GtkWidget  *combo,
              const char *text)
{
  gtk_combo_box_text_append_text (GTK_COMBO_BOX_TEXT (combo), text);
}
