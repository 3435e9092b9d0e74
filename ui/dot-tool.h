/* What the mouse and the keys do to the dots that are seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DOT_TOOL_H
#define DOT_TOOL_H

#include <gdk/gdk.h>

#include "dots.h"
#include "view.h"

typedef struct _DotTool DotTool;

/* Both must outlive it; the places below are the view's. */
DotTool * dot_tool_new   (Dots           *dots,
                          const View     *view);
void      dot_tool_free  (DotTool        *tool);

/* The topmost dot at a place of the area, or DOTS_NONE. */
int       dot_tool_at    (const DotTool  *tool,
                          double          x,
                          double          y);

/* Where a dot is in the area. */
void      dot_tool_place (const DotTool  *tool,
                          int             which,
                          double         *x,
                          double         *y);

/* Selects the dot at a place, and begins to move it; FALSE where there is
 * none. */
gboolean  dot_tool_press (DotTool        *tool,
                          double          x,
                          double          y);

/* Moves the selected dot by pixels of the screen, within the photo. */
void      dot_tool_drag  (DotTool        *tool,
                          double          right,
                          double          down);

/* Tab walks through the dots, the arrows move the selected one, Delete removes
 * it.  FALSE for a key that means nothing to it now. */
gboolean  dot_tool_key   (DotTool           *tool,
                          const GdkEventKey *event);

#endif
