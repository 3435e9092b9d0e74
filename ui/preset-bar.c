/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "combo.h"
#include "preset-bar.h"
#include "preset-name.h"
#include "presets.h"

struct _PresetBar
{
  const Values     *now;
  char            **names;          /* as in the combo box */
  GtkWidget        *combo;
  GtkWidget        *delete;
  gboolean          choosing;       /* the values are becoming the preset's */
  PresetBarChosen   chosen;
  gpointer          data;
};

static const char *
chosen_name (const PresetBar *bar)
{
  int index = gtk_combo_box_get_active (GTK_COMBO_BOX (bar->combo));

  return index >= 0 ? bar->names[index] : NULL;
}

/* Reads the file anew: another GIMP may have written it. */
static void
fill (PresetBar  *bar,
      const char *active)
{
  GtkComboBox *combo = GTK_COMBO_BOX (bar->combo);

  gtk_list_store_clear (GTK_LIST_STORE (gtk_combo_box_get_model (combo)));
  g_strfreev (bar->names);
  bar->names = presets_names ();
  for (int i = 0; bar->names[i]; i++)
    {
      combo_append (bar->combo, bar->names[i]);
      if (g_strcmp0 (bar->names[i], active) == 0)
        gtk_combo_box_set_active (combo, i);
    }
  gtk_widget_set_sensitive (bar->combo, bar->names[0] != NULL);
}

/* Shows none where the values are no longer the preset's. */
void
preset_bar_update (PresetBar *bar)
{
  const char *name = chosen_name (bar);
  Values      values;

  if (! name || bar->choosing)
    return;
  values_init (&values);
  if (! presets_load (name, &values) || ! values_same (&values, bar->now))
    gtk_combo_box_set_active (GTK_COMBO_BOX (bar->combo), -1);
  values_clear (&values);
}

static void
preset_changed (GtkComboBox *combo,
                gpointer     data)
{
  PresetBar  *bar  = data;
  const char *name = chosen_name (bar);
  Values      values;

  (void) combo;
  gtk_widget_set_sensitive (bar->delete, name != NULL);
  if (! name)
    return;
  values_init (&values);
  bar->choosing = TRUE;
  if (presets_load (name, &values))
    bar->chosen (&values, bar->data);
  bar->choosing = FALSE;
  values_clear (&values);
  preset_bar_update (bar);
}

static void
report (PresetBar *bar,
        GError    *error)
{
  GtkWidget *window = gtk_widget_get_toplevel (bar->combo);
  GtkWidget *dialog;

  if (! error)
    return;
  dialog = gtk_message_dialog_new (GTK_WINDOW (window), GTK_DIALOG_MODAL,
                                   GTK_MESSAGE_ERROR, GTK_BUTTONS_OK,
                                   "%s", error->message);
  gtk_dialog_run (GTK_DIALOG (dialog));
  gtk_widget_destroy (dialog);
  g_error_free (error);
}

static void
save_clicked (GtkButton *button,
              gpointer   data)
{
  PresetBar *bar   = data;
  char      *name  = preset_name_ask (GTK_WIDGET (button), chosen_name (bar),
                                      (const char *const *) bar->names);
  GError    *error = NULL;

  if (! name)
    return;
  if (presets_save (name, bar->now, &error))
    fill (bar, name);
  report (bar, error);
  g_free (name);
}

static void
delete_clicked (GtkButton *button,
                gpointer   data)
{
  PresetBar  *bar   = data;
  const char *name  = chosen_name (bar);
  GError     *error = NULL;

  if (! preset_name_confirm_delete (GTK_WIDGET (button), name))
    return;
  if (presets_delete (name, &error))
    fill (bar, NULL);
  report (bar, error);
}

static GtkWidget *
add_button (GtkBox     *row,
            const char *sign,
            const char *name,
            GCallback   clicked,
            PresetBar  *bar)
{
  GtkWidget *button = gtk_button_new_with_label (sign);

  gtk_widget_set_tooltip_text (button, name);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_signal_connect (button, "clicked", clicked, bar);
  gtk_box_pack_start (row, button, FALSE, FALSE, 0);
  return button;
}

PresetBar *
preset_bar_new (GtkBox          *row,
                const Values    *now,
                PresetBarChosen  chosen,
                gpointer         data)
{
  PresetBar *bar = g_new0 (PresetBar, 1);

  bar->now = now;
  bar->chosen = chosen;
  bar->data = data;
  bar->combo = combo_new (row, _("Pr_esets:"), NULL, TRUE);
  add_button (row, " + ", _("Save these settings as a preset"),
              G_CALLBACK (save_clicked), bar);
  bar->delete = add_button (row, " \u2212 ", _("Delete this preset"),
                            G_CALLBACK (delete_clicked), bar);
  g_signal_connect (bar->combo, "changed", G_CALLBACK (preset_changed), bar);
  fill (bar, NULL);
  gtk_widget_set_sensitive (bar->delete, FALSE);
  return bar;
}

void
preset_bar_free (PresetBar *bar)
{
  g_strfreev (bar->names);
  g_free (bar);
}
