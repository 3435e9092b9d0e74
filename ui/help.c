/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include <glib/gi18n-lib.h>

#include "help.h"

#define WIDTH  520
#define HEIGHT 420

static const struct { const char *heading; const char *text; } sections[] =
{
  { N_("What it does"),
    N_("Auto-Colorize predicts the colors of a black-and-white photo and "
       "adds them as a new layer above it. The photo's lightness is not "
       "touched, and your own layer stays as it is. Nothing leaves this "
       "computer.") },
  { N_("Temperature"),
    N_("For each point the network knows how likely each of 313 colors is. "
       "At a low temperature the likeliest colors win and the photo turns "
       "vivid, but neighbors may disagree. At a high temperature all likely "
       "colors are averaged and the photo turns calm. 0.38 is a good start. "
       "\"The likeliest color\" takes no average at all.") },
  { N_("Small pictures"),
    N_("They show the photo at other temperatures. Click one to use its "
       "temperature.") },
  { N_("Color strength"),
    N_("Makes all colors paler or stronger without changing their hue.") },
  { N_("Faded and framed scans"),
    N_("Where this is on, a white, gray or black border of a scan stays "
       "without color and does not confuse the network, and a faded or dark "
       "photo is seen as if it were not. Only what the network sees is "
       "prepared: the photo's own lightness stays.") },
  { N_("Layer mode"),
    N_("Normal shows the colors with the photo's own lightness. LCh Color "
       "looks the same and takes the lightness from the layers below: what "
       "you retouch there later shows through. HSL Color would change the "
       "lightness.") },
  { N_("Presets"),
    N_("The plus keeps all these settings under a name, choosing the name "
       "brings them back, and the minus deletes it.") },
  { N_("A closer look"),
    N_("The wheel, or + and -, zooms in the picture, and dragging moves it; "
       "Fit shows the whole photo again. Where a selection or the layer's "
       "mask hides the colors, the picture shows none.") },
  { N_("Before and after"),
    N_("Puts a border into the picture, with the colors on its left: drag "
       "its handle, or move it with the arrow keys. The right mouse button or "
       "the key O shows the original as long as it is held.") },
  { N_("When you know a color"),
    N_("Click in the picture to set a dot, and choose its color: what "
       "resembles its place takes part in it, as far as the reach says. Drag "
       "a dot to move it, click on it to change it. A gray dot keeps things "
       "without color. The dots are kept with the layer.") },
  { N_("Dots by keys"),
    N_("In the picture Insert sets a dot in the middle, Tab goes through the "
       "dots, the arrows move the selected one (with Shift faster), Space "
       "changes it, Delete removes it. Ctrl+Z takes a step back, Ctrl+Shift+Z "
       "takes it again.") },
  { N_("When the colors are wrong"),
    N_("The network guesses from what photos usually look like. A mask on "
       "the new layer removes what you do not want; a selection made before "
       "becomes such a mask. Paint on a layer of mode \"LCh Color\" above "
       "to correct a color.") },
  { N_("In the menus"),
    N_("In GIMP 3 it is in Colors, and colors all layers that are selected; "
       "in GIMP 2.10 it is in Filters > Colors.") },
  { N_("In scripts"),
    N_("The procedure plug-in-auto-colorize takes the same settings: see "
       "Help > Procedure Browser.") }
};

static void
insert (GtkTextBuffer *buffer,
        const char    *text,
        const char    *tag)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, -1, tag,
                                            NULL);
}

static GtkWidget *
page_new (void)
{
  GtkWidget     *view   = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_create_tag (buffer, "heading",
                              "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "text",
                              "pixels-below-lines", 12, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      insert (buffer, _(sections[i].heading), "heading");
      insert (buffer, "\n", "heading");
      insert (buffer, _(sections[i].text), "text");
      insert (buffer, "\n", "text");
    }
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  return view;
}

void
help_show (const gchar *help_id,
           gpointer     help_data)
{
  GtkWidget *dialog = gtk_dialog_new ();
  GtkWidget *scroll = gtk_scrolled_window_new (NULL, NULL);

  (void) help_id;
  (void) help_data;
  gtk_window_set_title (GTK_WINDOW (dialog), _("Help on Auto-Colorize"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_dialog_add_button (GTK_DIALOG (dialog), GTK_STOCK_CLOSE,
                         GTK_RESPONSE_CLOSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_container_add (GTK_CONTAINER (scroll), page_new ());
  gtk_box_pack_start
    (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog))),
    scroll, TRUE, TRUE, 0);
  gtk_widget_show_all (scroll);
  gtk_dialog_run (GTK_DIALOG (dialog));
  gtk_widget_destroy (dialog);
}
