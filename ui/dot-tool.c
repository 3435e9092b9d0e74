/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <gdk/gdkkeysyms.h>

#include "dot-tool.h"
#include "rings.h"

#define FAR 10                /* pixels that an arrow moves a dot with Shift */

struct _DotTool
{
  Dots       *dots;
  const View *view;
  gboolean    moving;         /* by the arrows: one step, as long as they are
                               * all that is pressed */
};

DotTool *
dot_tool_new (Dots       *dots,
              const View *view)
{
  DotTool *tool = g_new0 (DotTool, 1);

  tool->dots = dots;
  tool->view = view;
  return tool;
}

void
dot_tool_free (DotTool *tool)
{
  g_free (tool);
}

void
dot_tool_place (const DotTool *tool,
                int            which,
                double        *x,
                double        *y)
{
  const ColorizerHint *hint = &dots_hints (tool->dots)[which];

  view_from_photo (tool->view, hint->x * tool->view->photo_width,
                   hint->y * tool->view->photo_height, x, y);
}

int
dot_tool_at (const DotTool *tool,
             double         x,
             double         y)
{
  for (int i = dots_count (tool->dots) - 1; i >= 0; i--)
    {
      double dot_x, dot_y;

      dot_tool_place (tool, i, &dot_x, &dot_y);
      if (hypot (dot_x - x, dot_y - y) <= RING_RADIUS)
        return i;
    }
  return DOTS_NONE;
}

gboolean
dot_tool_press (DotTool *tool,
                double   x,
                double   y)
{
  int which = dot_tool_at (tool, x, y);

  if (which == DOTS_NONE)
    return FALSE;
  tool->moving = FALSE;
  dots_select (tool->dots, which);
  dots_begin (tool->dots);
  return TRUE;
}

void
dot_tool_drag (DotTool *tool,
               double   right,
               double   down)
{
  int           which = dots_selected (tool->dots);
  double        scale = view_scale (tool->view);
  ColorizerHint hint;

  if (which == DOTS_NONE)
    return;
  hint = dots_hints (tool->dots)[which];
  hint.x = CLAMP (hint.x + right / scale / tool->view->photo_width, 0, 1);
  hint.y = CLAMP (hint.y + down / scale / tool->view->photo_height, 0, 1);
  dots_set (tool->dots, which, &hint);
}

/* To the next dot, or the one before; past the last one to none, from where Tab
 * leaves the picture. */
static gboolean
walk (DotTool *tool,
      int      by)
{
  int n     = dots_count (tool->dots);
  int which = dots_selected (tool->dots);

  if (which == DOTS_NONE)
    which = by > 0 ? 0 : n - 1;
  else
    which += by;
  if (which >= n || which < 0)
    which = DOTS_NONE;
  dots_select (tool->dots, which);
  return which != DOTS_NONE;
}

static gboolean
move (DotTool           *tool,
      const GdkEventKey *event,
      int                right,
      int                down)
{
  int pixels = event->state & GDK_SHIFT_MASK ? FAR : 1;

  if (dots_selected (tool->dots) == DOTS_NONE)
    return FALSE;
  if (! tool->moving)
    dots_begin (tool->dots);
  tool->moving = TRUE;
  dot_tool_drag (tool, right * pixels, down * pixels);
  return TRUE;
}

static gboolean
remove_selected (DotTool *tool)
{
  int which = dots_selected (tool->dots);

  if (which == DOTS_NONE)
    return FALSE;
  dots_remove (tool->dots, which);
  return TRUE;
}

gboolean
dot_tool_key (DotTool           *tool,
              const GdkEventKey *event)
{
  switch (event->keyval)
    {
    case GDK_KEY_Left:
      return move (tool, event, -1, 0);

    case GDK_KEY_Right:
      return move (tool, event, 1, 0);

    case GDK_KEY_Up:
      return move (tool, event, 0, -1);

    case GDK_KEY_Down:
      return move (tool, event, 0, 1);
    }
  if (event->is_modifier)
    return FALSE;
  tool->moving = FALSE;
  switch (event->keyval)
    {
    case GDK_KEY_Tab:
      return walk (tool, 1);

    case GDK_KEY_ISO_Left_Tab:
      return walk (tool, -1);

    case GDK_KEY_Delete: case GDK_KEY_KP_Delete: case GDK_KEY_BackSpace:
      return remove_selected (tool);

    default:
      return FALSE;
    }
}
