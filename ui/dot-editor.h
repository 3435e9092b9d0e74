/* The dots of a dialog: a click in the picture sets one, and opens what can be
 * chosen for it; a tooltip says how sure the network was, and to a screen
 * reader the picture's description does, of the selected one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DOT_EDITOR_H
#define DOT_EDITOR_H

#include <gtk/gtk.h>

#include "dots.h"
#include "preview.h"
#include "work.h"

typedef struct _DotEditor DotEditor;

/* Begins with these n hints.  photo and work must outlive it. */
DotEditor * dot_editor_new     (const DialogPhoto   *photo,
                                const Work          *work,
                                const ColorizerHint *hints,
                                int                  n,
                                DotsChanged          changed,
                                gpointer             data);

/* Once the preview's widget is destroyed. */
void        dot_editor_free    (DotEditor           *editor);

Dots      * dot_editor_dots    (DotEditor           *editor);

/* A PreviewClicked, whose data is the editor. */
void        dot_editor_clicked (int                  which,
                                double               x,
                                double               y,
                                gpointer             data);

/* Shows the dots there, which the preview knows already. */
void        dot_editor_show_in (DotEditor           *editor,
                                Preview             *preview);

/* Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, wherever the focus is, and Return where it
 * closes what was opened for a dot.  FALSE for all others. */
gboolean    dot_editor_key     (DotEditor           *editor,
                                const GdkEventKey   *event);

#endif
