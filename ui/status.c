/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "status.h"

#define HEIGHT  32            /* pixels: two lines of text */
#define LETTERS 40            /* of a line, at least */

struct _Status
{
  GtkWidget *box;
  GtkWidget *progress;
  GtkWidget *message;
};

Status *
status_new (void)
{
  Status *status = g_new (Status, 1);

  status->box = gtk_vbox_new (FALSE, 0);
  gtk_widget_set_size_request (status->box, -1, HEIGHT);
  status->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (status->progress),
                             _("Looking for the colors"));
  status->message = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (status->message), LETTERS);
  gtk_label_set_line_wrap (GTK_LABEL (status->message), TRUE);
  gtk_label_set_selectable (GTK_LABEL (status->message), TRUE);
  gtk_widget_set_no_show_all (status->progress, TRUE);
  gtk_widget_set_no_show_all (status->message, TRUE);
  gtk_box_pack_start (GTK_BOX (status->box), status->progress, TRUE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (status->box), status->message, TRUE, FALSE, 0);
  return status;
}

void
status_free (Status *status)
{
  g_free (status);
}

GtkWidget *
status_widget (Status *status)
{
  return status->box;
}

void
status_progress (Status *status,
                 double  fraction)
{
  GtkProgressBar *progress = GTK_PROGRESS_BAR (status->progress);

  gtk_widget_hide (status->message);
  gtk_widget_show (status->progress);
  if (fraction > 0)
    gtk_progress_bar_set_fraction (progress, fraction);
  else
    gtk_progress_bar_pulse (progress);
}

void
status_say (Status     *status,
            const char *sentence)
{
  gtk_widget_hide (status->progress);
  gtk_widget_set_visible (status->message, sentence != NULL);
  gtk_label_set_text (GTK_LABEL (status->message), sentence);
}
