/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "status.h"

#define HEIGHT  32            /* pixels: two lines of text */
#define WIDTH   180
#define SHORT   28            /* letters of a line: of advice */
#define LONG    60            /* of a problem */

struct _Status
{
  GtkWidget *line;            /* with one of these: */
  GtkWidget *progress;
  GtkWidget *advice;
  GtkWidget *pages;           /* a notebook, one of which is shown: */
  GtkWidget *usual;
  GtkWidget *problem;
};

static GtkWidget *
label_new (int letters)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), letters);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

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
  status->advice = label_new (SHORT);
  gtk_widget_set_no_show_all (status->advice, TRUE);
  gtk_box_pack_start (GTK_BOX (status->line), status->progress, TRUE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (status->line), status->advice, TRUE, FALSE, 0);
}

static void
make_pages (Status *status)
{
  GtkNotebook *pages = GTK_NOTEBOOK (gtk_notebook_new ());

  status->pages = GTK_WIDGET (pages);
  status->problem = label_new (LONG);
  gtk_label_set_selectable (GTK_LABEL (status->problem), TRUE);
  gtk_notebook_set_show_tabs (pages, FALSE);
  gtk_notebook_set_show_border (pages, FALSE);
  gtk_notebook_append_page (pages, status->usual, NULL);
  gtk_notebook_append_page (pages, status->problem, NULL);
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
show_page (Status    *status,
           GtkWidget *page)
{
  GtkNotebook *pages = GTK_NOTEBOOK (status->pages);

  gtk_notebook_set_current_page (pages, gtk_notebook_page_num (pages, page));
}

void
status_progress (Status *status,
                 double  fraction)
{
  GtkProgressBar *progress = GTK_PROGRESS_BAR (status->progress);

  show_page (status, status->usual);
  gtk_widget_hide (status->advice);
  gtk_widget_show (status->progress);
  if (fraction > 0)
    gtk_progress_bar_set_fraction (progress, fraction);
  else
    gtk_progress_bar_pulse (progress);
}

void
status_advise (Status     *status,
               const char *advice)
{
  show_page (status, status->usual);
  gtk_widget_hide (status->progress);
  gtk_widget_show (status->advice);
  gtk_label_set_text (GTK_LABEL (status->advice), advice);
}

void
status_problem (Status     *status,
                const char *problem)
{
  gtk_widget_hide (status->progress);
  gtk_widget_hide (status->advice);
  gtk_label_set_text (GTK_LABEL (status->problem), problem);
  show_page (status, status->problem);
}
