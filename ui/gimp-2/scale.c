/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "scale.h"

#define WIDTH   240
#define LETTERS 6

struct _Scale
{
  GtkObject    *adjustment;
  ScaleChanged  changed;
  gpointer      data;
};

static void
value_changed (GtkAdjustment *adjustment,
               gpointer       data)
{
  Scale *scale = data;

  scale->changed (gtk_adjustment_get_value (adjustment), scale->data);
}

/* A slider and its spin button have no names of their own. */
static void
give_name (GtkObject  *entry,
           const char *name)
{
  GtkWidget *slider = GIMP_SCALE_ENTRY_SCALE (entry);
  GtkWidget *spin   = GIMP_SCALE_ENTRY_SPINBUTTON (entry);

  atk_object_set_name (gtk_widget_get_accessible (slider), name);
  atk_object_set_name (gtk_widget_get_accessible (spin), name);
  gtk_entry_set_activates_default (GTK_ENTRY (spin), TRUE);
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
  scale->adjustment =
    gimp_scale_entry_new (table, 0, row, look->label, WIDTH, LETTERS,
                          look->lowest, look->lowest, look->highest,
                          look->step, look->page, look->digits,
                          TRUE, 0, 0, look->tooltip, NULL);
  give_name (scale->adjustment, look->name);
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
  gtk_adjustment_set_value (GTK_ADJUSTMENT (scale->adjustment), value);
}

void
scale_set_sensitive (Scale    *scale,
                     gboolean  sensitive)
{
  gimp_scale_entry_set_sensitive (scale->adjustment, sensitive);
}
