/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "look-bar.h"

#define SPACING 6

GtkWidget *
look_bar_split (void)
{
  GtkWidget *split = gtk_check_button_new_with_mnemonic
                       (_("_Before and after"));

  gtk_widget_set_tooltip_text
    (split, _("Drag the border's handle in the picture; the right button or "
              "the key O shows the original as long as it is held"));
  return split;
}

static void
add_button (GtkWidget  *row,
            const char *label,
            const char *tooltip,
            GCallback   clicked,
            Preview    *preview)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, preview);
  gtk_box_pack_end (GTK_BOX (row), button, FALSE, FALSE, 0);
}

GtkWidget *
look_bar_new (GtkWidget *split,
              GtkWidget *line,
              Preview   *preview)
{
  GtkWidget *row = gtk_hbox_new (FALSE, SPACING);

  gtk_box_pack_start (GTK_BOX (row), split, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), line, TRUE, TRUE, 0);
  /* Translators: one pixel of the photo for one of the screen */
  add_button (row, _("_100 %"),
              _("The photo's own pixels; the wheel or + and - in the picture "
                "zoom, dragging moves it"),
              G_CALLBACK (preview_show_pixels), preview);
  add_button (row, _("_Fit"), _("The whole photo"),
              G_CALLBACK (preview_show_whole), preview);
  return row;
}
