/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "preset-name.h"

#define LETTERS 30
#define BORDER  12

typedef struct
{
  const char *const *known;
  GtkWidget         *dialog;
  GtkWidget         *entry;
  GtkWidget         *warning;
} Question;

static char *
name_in (Question *question)
{
  const char *text = gtk_entry_get_text (GTK_ENTRY (question->entry));

  return g_strstrip (g_strdup (text));
}

static void
name_changed (GtkEditable *entry,
              gpointer     data)
{
  Question *question = data;
  char     *name     = name_in (question);
  gboolean  known    = g_strv_contains (question->known, name);

  (void) entry;
  gtk_dialog_set_response_sensitive (GTK_DIALOG (question->dialog),
                                     GTK_RESPONSE_OK, *name != '\0');
  gtk_label_set_text (GTK_LABEL (question->warning),
                      known ? _("This replaces the preset of that name")
                            : "");
  g_free (name);
}

/* With a box to fill. */
static GtkWidget *
dialog_new (GtkWidget   *parent,
            const char  *title,
            GtkBox     **box)
{
  GtkWidget *window = gtk_widget_get_toplevel (parent);
  GtkWidget *dialog = gtk_dialog_new_with_buttons
                        (title, GTK_WINDOW (window), GTK_DIALOG_MODAL,
                        _("_Cancel"), GTK_RESPONSE_CANCEL,
                        _("_OK"), GTK_RESPONSE_OK, NULL);
  GtkWidget *vbox   = gtk_vbox_new (FALSE, BORDER / 2);

  gtk_dialog_set_alternative_button_order (GTK_DIALOG (dialog),
                                           GTK_RESPONSE_OK,
                                           GTK_RESPONSE_CANCEL, -1);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  gtk_container_set_border_width (GTK_CONTAINER (vbox), BORDER);
  *box = GTK_BOX (vbox);
  gtk_box_pack_start
    (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog))),
    vbox, TRUE, TRUE, 0);
  return dialog;
}

char *
preset_name_ask (GtkWidget         *parent,
                 const char        *name,
                 const char *const *known)
{
  GtkBox   *box;
  Question  question =
  {
    known, dialog_new (parent, _("Save Preset"), &box),
    gtk_entry_new (), gtk_label_new (NULL)
  };
  GtkEntry *entry  = GTK_ENTRY (question.entry);
  char     *chosen = NULL;

  gtk_entry_set_width_chars (entry, LETTERS);
  gtk_entry_set_activates_default (entry, TRUE);
  atk_object_set_name (gtk_widget_get_accessible (question.entry),
                       _("Name of the preset"));
  g_signal_connect (entry, "changed", G_CALLBACK (name_changed), &question);
  gtk_box_pack_start (box, gtk_label_new (_("Name of the preset")),
                      FALSE, FALSE, 0);
  gtk_box_pack_start (box, question.entry, FALSE, FALSE, 0);
  gtk_box_pack_start (box, question.warning, FALSE, FALSE, 0);
  gtk_entry_set_text (entry, name ? name : "");
  name_changed (GTK_EDITABLE (entry), &question);
  gtk_widget_show_all (question.dialog);
  if (gtk_dialog_run (GTK_DIALOG (question.dialog)) == GTK_RESPONSE_OK)
    chosen = name_in (&question);
  gtk_widget_destroy (question.dialog);
  return chosen;
}

gboolean
preset_name_confirm_delete (GtkWidget  *parent,
                            const char *name)
{
  GtkBox    *box;
  GtkWidget *dialog   = dialog_new (parent, _("Delete Preset"), &box);
  char      *question = g_strdup_printf (_("Delete the preset '%s'?"), name);
  gboolean   confirmed;

  gtk_box_pack_start (box, gtk_label_new (question), FALSE, FALSE, 0);
  gtk_widget_show_all (dialog);
  confirmed = gtk_dialog_run (GTK_DIALOG (dialog)) == GTK_RESPONSE_OK;
  gtk_widget_destroy (dialog);
  g_free (question);
  return confirmed;
}
