/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scale.h"

#define WIDTH   240
#define LETTERS 6

/* GIMP's own GimpScaleEntry is one widget, whose columns would not align with
 * the other rows. */
struct _Scale
{
  GtkAdjustment *adjustment;
  GtkWidget     *label;
  GtkWidget     *slider;
  GtkWidget     *spin;
  ScaleChanged   changed;
  gpointer       data;
};

static void
value_changed (GtkAdjustment *adjustment,
               gpointer       data)
{
  Scale *scale = data;

  scale->changed (gtk_adjustment_get_value (adjustment), scale->data);
}

static void
attach (GtkTable        *table,
        GtkWidget       *widget,
        int              column,
        int              row,
        GtkAttachOptions options,
        const char      *tooltip)
{
  gtk_widget_set_tooltip_text (widget, tooltip);
  gtk_table_attach (table, widget, column, column + 1, row, row + 1,
                    options, 0, 0, 0);
}

static void
make_label (Scale           *scale,
            const ScaleLook *look)
{
  scale->label = gtk_label_new_with_mnemonic (look->label);
  gtk_label_set_xalign (GTK_LABEL (scale->label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (scale->label), scale->spin);
}

/* A slider and its spin button have no names of their own. */
static void
make_controls (Scale           *scale,
               const ScaleLook *look)
{
  scale->slider = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL,
                                 scale->adjustment);
  gtk_scale_set_draw_value (GTK_SCALE (scale->slider), FALSE);
  gtk_scale_set_digits (GTK_SCALE (scale->slider), look->digits);
  gtk_widget_set_size_request (scale->slider, WIDTH, -1);
  scale->spin = gtk_spin_button_new (scale->adjustment, look->step,
                                     look->digits);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (scale->spin), TRUE);
  gtk_entry_set_width_chars (GTK_ENTRY (scale->spin), LETTERS);
  gtk_entry_set_activates_default (GTK_ENTRY (scale->spin), TRUE);
  atk_object_set_name (gtk_widget_get_accessible (scale->slider), look->name);
  atk_object_set_name (gtk_widget_get_accessible (scale->spin), look->name);
}

Scale *
scale_new (GtkTable        *table,
           int              row,
           const ScaleLook *look,
           ScaleChanged     changed,
           gpointer         data)
{
  Scale *scale = g_new (Scale, 1);

  scale->changed = changed;
  scale->data = data;
  scale->adjustment = gtk_adjustment_new (look->lowest, look->lowest,
                                          look->highest, look->step,
                                          look->page, 0);
  make_controls (scale, look);
  make_label (scale, look);
  attach (table, scale->label, 0, row, GTK_FILL, look->tooltip);
  attach (table, scale->slider, 1, row, GTK_EXPAND | GTK_FILL, look->tooltip);
  attach (table, scale->spin, 2, row, GTK_FILL, look->tooltip);
  g_signal_connect (scale->adjustment, "value-changed",
                    G_CALLBACK (value_changed), scale);
  return scale;
}

void
scale_free (Scale *scale)
{
  g_free (scale);
}

void
scale_set (Scale  *scale,
           double  value)
{
  gtk_adjustment_set_value (scale->adjustment, value);
}

void
scale_set_sensitive (Scale    *scale,
                     gboolean  sensitive)
{
  gtk_widget_set_sensitive (scale->label, sensitive);
  gtk_widget_set_sensitive (scale->slider, sensitive);
  gtk_widget_set_sensitive (scale->spin, sensitive);
}
