/* The controls of the settings.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CONTROLS_H
#define CONTROLS_H

#include <gtk/gtk.h>

#include "colorizer.h"

typedef struct _Controls Controls;

typedef void (* ControlsChanged) (gpointer data);

/* changed is told of every change of a setting. */
Controls                * controls_new      (const ColorizerSettings *settings,
                                             ControlsChanged          changed,
                                             gpointer                 data);

/* Once its widget is destroyed. */
void                      controls_free     (Controls                *controls);

GtkWidget               * controls_widget   (Controls                *controls);

/* A button to remove all dots. */
GtkWidget               * controls_clear    (Controls                *controls);

/* What is about dots can only be used where there are some. */
void                      controls_set_dots (Controls                *controls,
                                             gboolean                 any);

/* As the controls show them. */
const ColorizerSettings * controls_settings (const Controls          *controls);

void                      controls_set      (Controls                *controls,
                                             const ColorizerSettings *settings);

#endif
