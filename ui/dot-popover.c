/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <glib/gi18n-lib.h>

#include "dot-popover.h"
#include "popup.h"
#include "rings.h"
#include "scale.h"

#define SWATCH_WIDTH  28      /* pixels */
#define SWATCH_HEIGHT 22
#define ALIKE         1       /* in a and b: colors that look the same */
#define N_CHOICES     (1 + DOT_POPOVER_LIKELY)

struct _DotPopover
{
  Popup     *popup;
  GtkWidget *area;
  Dots      *dots;
  int        which;           /* dot it is open for */
  float      lightness;       /* of the photo there */
  GtkWidget *chooser;         /* of any other color, or NULL */
  GtkWidget *swatches[N_CHOICES];
  float      choices[N_CHOICES][2];   /* neutral, then likely colors */
  int        n_choices;
  Scale     *strength;        /* in percent; while it is open */
  gboolean   weighing;        /* all changes of the strength are one step */
};

DotPopover *
dot_popover_new (GtkWidget *area,
                 Dots      *dots)
{
  DotPopover *popover = g_new0 (DotPopover, 1);

  popover->popup = popup_new (area, _("Color of the dot"));
  popover->area = area;
  popover->dots = dots;
  return popover;
}

void
dot_popover_free (DotPopover *popover)
{
  popup_free (popover->popup);
  if (popover->chooser)
    gtk_widget_destroy (popover->chooser);
  g_free (popover);
}

void
dot_popover_close (DotPopover *popover)
{
  popup_close (popover->popup);
}

gboolean
dot_popover_is_open (const DotPopover *popover)
{
  return popup_is_open (popover->popup);
}

static gboolean
is_in_force (const DotPopover *popover,
             int               choice)
{
  const ColorizerHint *hint = &dots_hints (popover->dots)[popover->which];

  return hypot (hint->a - popover->choices[choice][0],
                hint->b - popover->choices[choice][1]) < ALIKE;
}

/* The color in force is framed. */
static void
mark (DotPopover *popover)
{
  for (int i = 0; i < popover->n_choices; i++)
    gtk_button_set_relief (GTK_BUTTON (popover->swatches[i]),
                           is_in_force (popover, i) ? GTK_RELIEF_NORMAL
                                                    : GTK_RELIEF_NONE);
}

static void
set_color (DotPopover *popover,
           double      a,
           double      b)
{
  ColorizerHint hint = dots_hints (popover->dots)[popover->which];

  hint.a = a;
  hint.b = b;
  popover->weighing = FALSE;
  dots_begin (popover->dots);
  dots_set (popover->dots, popover->which, &hint);
}

static void
swatch_clicked (GtkWidget *button,
                gpointer   data)
{
  DotPopover *popover = data;

  for (int i = 0; i < popover->n_choices; i++)
    if (button == popover->swatches[i])
      set_color (popover, popover->choices[i][0], popover->choices[i][1]);
  mark (popover);
}

static GtkWidget *
swatch_new (const guchar  rgb[3],
            const char   *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *image  = gtk_image_new ();
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8,
                                      SWATCH_WIDTH, SWATCH_HEIGHT);

  gdk_pixbuf_fill (pixbuf, ((guint32) rgb[0] << 24) | (rgb[1] << 16)
                   | (rgb[2] << 8));
  gtk_image_set_from_pixbuf (GTK_IMAGE (image), pixbuf);
  g_object_unref (pixbuf);
  gtk_container_add (GTK_CONTAINER (button), image);
  gtk_widget_set_tooltip_text (button, name);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  return button;
}

static GtkWidget *
swatches_new (DotPopover *popover)
{
  GtkWidget *box = gtk_hbox_new (FALSE, 0);

  for (int i = 0; i < popover->n_choices; i++)
    {
      ColorizerHint  hint = { .a = popover->choices[i][0],
                              .b = popover->choices[i][1] };
      guchar         rgb[3];
      char          *name;

      rings_color (&hint, popover->lightness, rgb);
      name = i == 0 ? g_strdup (_("Neutral: no color"))
                    : g_strdup_printf (_("Likely color %d"), i);
      popover->swatches[i] = swatch_new (rgb, name);
      g_signal_connect (popover->swatches[i], "clicked",
                        G_CALLBACK (swatch_clicked), popover);
      gtk_box_pack_start (GTK_BOX (box), popover->swatches[i], TRUE, TRUE, 0);
      g_free (name);
    }
  return box;
}

static void
strength_changed (double   percent,
                  gpointer data)
{
  DotPopover    *popover = data;
  ColorizerHint  hint    = dots_hints (popover->dots)[popover->which];

  if (fabs (100 * hint.strength - percent) < 0.5)
    return;
  hint.strength = percent / 100;
  if (! popover->weighing)
    dots_begin (popover->dots);
  popover->weighing = TRUE;
  dots_set (popover->dots, popover->which, &hint);
}

static GtkWidget *
strength_new (DotPopover *popover)
{
  const ScaleLook look =
  {
    _("Strength:"), _("Strength of the dot"),
    _("In percent: 100 is the dot's own color, 0 holds the predicted one"),
    0, 100, 1, 10, 0
  };
  GtkWidget *table = gtk_table_new (1, 3, FALSE);

  gtk_table_set_col_spacings (GTK_TABLE (table), 6);
  popover->weighing = FALSE;
  popover->strength = scale_new (GTK_TABLE (table), 0, &look,
                                 strength_changed, popover);
  scale_set (popover->strength,
             100 * dots_hints (popover->dots)[popover->which].strength);
  return table;
}

static GtkColorSelection *
selection_of (GtkWidget *chooser)
{
  GtkColorSelectionDialog *dialog = GTK_COLOR_SELECTION_DIALOG (chooser);

  return GTK_COLOR_SELECTION
           (gtk_color_selection_dialog_get_color_selection (dialog));
}

static void
chooser_answered (GtkWidget *chooser,
                  int        response,
                  gpointer   data)
{
  DotPopover *popover = data;
  GdkColor    color;
  float       rgb[3], lab[3];

  if (response == GTK_RESPONSE_OK
      && popover->which < dots_count (popover->dots))
    {
      gtk_color_selection_get_current_color (selection_of (chooser), &color);
      rgb[0] = color.red / 65535.0f;
      rgb[1] = color.green / 65535.0f;
      rgb[2] = color.blue / 65535.0f;
      colorizer_lab_from_rgb (rgb, lab);
      set_color (popover, lab[1], lab[2]);
    }
  popover->chooser = NULL;
  gtk_widget_destroy (chooser);
}

/* GTK+'s own chooser opens with the dot's color.  What a screen reader presses
 * must not wait for the answer. */
static void
other_clicked (GtkWidget *button,
               gpointer   data)
{
  DotPopover          *popover = data;
  const ColorizerHint *hint    = &dots_hints (popover->dots)[popover->which];
  GtkWidget           *parent  = gtk_widget_get_toplevel (popover->area);
  GtkWidget           *chooser =
    gtk_color_selection_dialog_new (_("Color of the dot"));
  GdkColor             color   = { 0 };
  guchar               rgb[3];

  (void) button;
  rings_color (hint, popover->lightness, rgb);
  color.red = 257 * rgb[0];
  color.green = 257 * rgb[1];
  color.blue = 257 * rgb[2];
  gtk_color_selection_set_current_color (selection_of (chooser), &color);
  gtk_window_set_transient_for (GTK_WINDOW (chooser), GTK_WINDOW (parent));
  gtk_window_set_modal (GTK_WINDOW (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_answered),
                    popover);
  popup_close (popover->popup);
  popover->chooser = chooser;
  gtk_widget_show (chooser);
}

static void
remove_clicked (GtkWidget *button,
                gpointer   data)
{
  DotPopover *popover = data;

  (void) button;
  popup_close (popover->popup);
  dots_remove (popover->dots, popover->which);
}

static GtkWidget *
buttons_new (DotPopover *popover)
{
  GtkWidget *box    = gtk_hbox_new (FALSE, 6);
  GtkWidget *other  = gtk_button_new_with_label (_("Other color..."));
  GtkWidget *remove = gtk_button_new_with_label (_("Remove"));

  g_signal_connect (other, "clicked", G_CALLBACK (other_clicked), popover);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked), popover);
  gtk_box_pack_start (GTK_BOX (box), other, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (box), remove, FALSE, FALSE, 0);
  return box;
}

static void
content_destroyed (GtkWidget *content,
                   gpointer   data)
{
  (void) content;
  scale_free (data);
}

static GtkWidget *
content_new (DotPopover *popover)
{
  GtkWidget *content = gtk_vbox_new (FALSE, 6);

  gtk_box_pack_start (GTK_BOX (content), swatches_new (popover),
                      FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (content), strength_new (popover),
                      FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (content), buttons_new (popover),
                      FALSE, FALSE, 0);
  g_signal_connect (content, "destroy", G_CALLBACK (content_destroyed),
                    popover->strength);
  return content;
}

void
dot_popover_open (DotPopover  *popover,
                  int          which,
                  double       x,
                  double       y,
                  float        lightness,
                  float      (*likely)[2],
                  int          n)
{
  popup_close (popover->popup);
  popover->which = which;
  popover->lightness = lightness;
  popover->n_choices = 1 + n;
  for (int i = 0; i < n; i++)
    for (int k = 0; k < 2; k++)
      popover->choices[1 + i][k] = likely[i][k];
  popup_open (popover->popup, content_new (popover), lround (x), lround (y),
              RING_RADIUS);
  mark (popover);
  for (int i = 0; i < popover->n_choices; i++)
    if (is_in_force (popover, i))
      gtk_widget_grab_focus (popover->swatches[i]);
}
