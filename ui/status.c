/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "status.h"

#define HEIGHT  32            /* pixels, of the line */
#define WIDTH   180
#define LETTERS 60            /* of a sentence's line */

struct _Status
{
  GtkWidget *line;            /* with the progress */
  GtkWidget *progress;
  GtkWidget *pages;           /* a notebook, one of which is shown: */
  GtkWidget *usual;
  GtkWidget *sentence;
};

static void
make_line (Status *status)
{
  status->line = gtk_vbox_new (FALSE, 0);
  gtk_widget_set_size_request (status->line, -1, HEIGHT);
  status->progress = gtk_progress_bar_new ();
  gtk_widget_set_size_request (status->progress, WIDTH, -1);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (status->progress),
                             _("Looking for the colors"));
  gtk_widget_set_no_show_all (status->progress, TRUE);
  gtk_box_pack_start (GTK_BOX (status->line), status->progress, TRUE, FALSE, 0);
}

static void
make_pages (Status *status)
{
  GtkNotebook *pages = GTK_NOTEBOOK (gtk_notebook_new ());
  GtkLabel    *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_width_chars (label, LETTERS);
  gtk_label_set_line_wrap (label, TRUE);
  gtk_label_set_line_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (label, TRUE);
  gtk_notebook_set_show_tabs (pages, FALSE);
  gtk_notebook_set_show_border (pages, FALSE);
  gtk_notebook_append_page (pages, status->usual, NULL);
  gtk_notebook_append_page (pages, GTK_WIDGET (label), NULL);
  status->sentence = GTK_WIDGET (label);
  status->pages = GTK_WIDGET (pages);
}

Status *
status_new (GtkWidget *usual)
{
  Status *status = g_new (Status, 1);

  status->usual = usual;
  make_line (status);
  make_pages (status);
  return status;
}

void
status_free (Status *status)
{
  g_free (status);
}

GtkWidget *
status_line (Status *status)
{
  return status->line;
}

GtkWidget *
status_pages (Status *status)
{
  return status->pages;
}

static void
show_sentence (Status     *status,
               const char *sentence)
{
  GtkNotebook *pages = GTK_NOTEBOOK (status->pages);
  GtkWidget   *shown = sentence ? status->sentence : status->usual;

  gtk_label_set_text (GTK_LABEL (status->sentence), sentence);
  gtk_notebook_set_current_page (pages, gtk_notebook_page_num (pages, shown));
}

void
status_progress (Status *status,
                 double  fraction)
{
  GtkProgressBar *progress = GTK_PROGRESS_BAR (status->progress);

  show_sentence (status, NULL);
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
  show_sentence (status, sentence);
}
