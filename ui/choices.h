/* What is chosen from lists: a preset, the new layer's mode, the weights.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CHOICES_H
#define CHOICES_H

#include "preset-bar.h"

typedef struct _Choices Choices;

typedef void (* ChoicesChanged) (gpointer data);

/* What to do at a change. */
typedef struct
{
  ChoicesChanged  changed;        /* another layer mode, or weights */
  PresetBarChosen preset;         /* all values of a preset */
  gpointer        data;
} ChoicesTold;

/* values: the caller's, who keeps them as the dialog shows them; of these it
 *         changes the layer mode and the weights
 * weights: names, ended by NULL, the bundled ones first; shown where there is
 *          a choice */
Choices   * choices_new    (Values            *values,
                            const char *const *weights,
                            const ChoicesTold *told);

/* Once its widget is destroyed. */
void        choices_free   (Choices           *choices);

GtkWidget * choices_widget (Choices           *choices);

/* Shows this layer mode, and these weights: the bundled ones where there are
 * none of the name. */
void        choices_set    (Choices           *choices,
                            const Values      *values);

/* After a change of the values. */
void        choices_update (Choices           *choices);

/* The index of the weights. */
int         choices_weights (const Choices    *choices);

#endif
