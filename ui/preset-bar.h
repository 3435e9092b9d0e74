/* A choice of presets, and buttons that save and delete one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PRESET_BAR_H
#define PRESET_BAR_H

#include <gtk/gtk.h>

#include "values.h"

typedef struct _PresetBar PresetBar;

/* Told of a preset that the user chose. */
typedef void (* PresetBarChosen) (const Values *values,
                                  gpointer      data);

/* In a row.  now: what a preset is made from, kept up by the caller, who says
 * preset_bar_update() after each change. */
PresetBar * preset_bar_new    (GtkBox          *row,
                               const Values    *now,
                               PresetBarChosen  chosen,
                               gpointer         data);

/* Once its widgets are destroyed. */
void        preset_bar_free   (PresetBar       *bar);

/* Shows the chosen preset's name as long as the values are its own. */
void        preset_bar_update (PresetBar       *bar);

#endif
