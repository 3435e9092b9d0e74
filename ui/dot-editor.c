/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "dot-editor.h"
#include "dot-popover.h"

#define LIKELY   0.3          /* shares of the probability, from here on */
#define POSSIBLE 0.05

struct _DotEditor
{
  const DialogPhoto *photo;
  const Work        *work;
  Dots              *dots;
  Preview           *preview;
  DotPopover        *popover;
  guint              opening;         /* a source of the main loop, or 0 */
  DotsChanged        changed;
  gpointer           data;
};

/* How sure the network was of a dot's color, in plain words, or NULL where
 * there is nothing to say. */
static char *
describe (const DotEditor *editor,
          int              which)
{
  const ColorizerHint   *hint   = &dots_hints (editor->dots)[which];
  const ColorizerScores *scores = work_scores (editor->work);
  double                 share  = scores
                                  ? colorizer_color_share (scores, hint->x,
                                                           hint->y, hint->a,
                                                           hint->b) : -1;
  const char            *text;

  if (share < 0)
    return NULL;
  if (share >= LIKELY)
    text = _("The network finds a color like this likely here: %d %%");
  else if (share >= POSSIBLE)
    text = _("The network finds a color like this possible here: %d %%");
  else
    text = _("The network did not expect a color like this here: %d %%");
  return g_strdup_printf (text, (int) lround (100 * share));
}

/* Of the selected dot, for a screen reader. */
static void
tell_selected (const DotEditor *editor)
{
  int   which = dots_selected (editor->dots);
  char *name  = NULL, *likely = NULL, *text;

  if (which != DOTS_NONE)
    {
      /* Translators: the picture's dots are counted */
      name = g_strdup_printf (_("Dot %d of %d"), which + 1,
                              dots_count (editor->dots));
      likely = describe (editor, which);
    }
  text = g_strconcat (name ? name : "", likely ? ": " : "", likely, NULL);
  atk_object_set_description
    (gtk_widget_get_accessible (preview_widget (editor->preview)), text);
  g_free (text);
  g_free (likely);
  g_free (name);
}

static void
dots_changed (gpointer data)
{
  DotEditor *editor = data;

  if (editor->preview)
    tell_selected (editor);
  editor->changed (editor->data);
}

DotEditor *
dot_editor_new (const DialogPhoto   *photo,
                const Work          *work,
                const ColorizerHint *hints,
                int                  n,
                DotsChanged          changed,
                gpointer             data)
{
  DotEditor *editor = g_new0 (DotEditor, 1);

  editor->photo = photo;
  editor->work = work;
  editor->changed = changed;
  editor->data = data;
  editor->dots = dots_new (hints, n, dots_changed, editor);
  return editor;
}

static void
close_popover (DotEditor *editor)
{
  if (editor->opening)
    g_source_remove (editor->opening);
  editor->opening = 0;
  if (editor->popover)
    dot_popover_close (editor->popover);
}

/* The popover goes with the widget that it is beside. */
static void
preview_destroyed (GtkWidget *area,
                   gpointer   data)
{
  DotEditor *editor = data;

  (void) area;
  close_popover (editor);
  g_clear_pointer (&editor->popover, dot_popover_free);
  editor->preview = NULL;
}

void
dot_editor_free (DotEditor *editor)
{
  dots_free (editor->dots);
  g_free (editor);
}

Dots *
dot_editor_dots (DotEditor *editor)
{
  return editor->dots;
}

/* The photo's L at a place; a middle one where it cannot be read. */
static float
lightness_at (const DialogPhoto *photo,
              double             x,
              double             y)
{
  float rgba[4], shown, lab[3];

  if (! photo->read_part (1, MIN (x * photo->width, photo->width - 1),
                          MIN (y * photo->height, photo->height - 1), 1, 1,
                          rgba, &shown, photo->data))
    return 50;
  colorizer_lab_from_rgb (rgba, lab);
  return lab[0];
}

static gboolean
open_popover (gpointer data)
{
  DotEditor             *editor = data;
  const ColorizerScores *scores = work_scores (editor->work);
  int                    which  = dots_selected (editor->dots);
  const ColorizerHint   *hint;
  float                  likely[DOT_POPOVER_LIKELY][2];
  double                 x, y;

  editor->opening = 0;
  if (! scores || which == DOTS_NONE)
    return G_SOURCE_REMOVE;
  hint = &dots_hints (editor->dots)[which];
  preview_place_dot (editor->preview, which, &x, &y);
  dot_popover_open (editor->popover, which, x, y,
                    lightness_at (editor->photo, hint->x, hint->y), likely,
                    colorizer_likely_colors (scores, hint->x, hint->y,
                                             DOT_POPOVER_LIKELY, likely));
  return G_SOURCE_REMOVE;
}

/* A new dot has the likeliest color. */
static gboolean
set_dot (DotEditor *editor,
         double     x,
         double     y)
{
  ColorizerHint hint     = { .x = x, .y = y, .strength = 1 };
  float         color[2] = { 0 };

  colorizer_likely_colors (work_scores (editor->work), x, y, 1, &color);
  hint.a = color[0];
  hint.b = color[1];
  return dots_add (editor->dots, &hint);
}

void
dot_editor_clicked (int      which,
                    double   x,
                    double   y,
                    gpointer data)
{
  DotEditor *editor = data;

  if (! work_scores (editor->work))
    return;
  if (which != DOTS_NONE)
    dots_select (editor->dots, which);
  else if (! set_dot (editor, x, y))
    return;
  /* The dot's effect is to be seen first. */
  close_popover (editor);
  editor->opening = g_idle_add (open_popover, editor);
}

static gboolean
tooltip_asked (GtkWidget  *area,
               int         x,
               int         y,
               gboolean    by_keys,
               GtkTooltip *tooltip,
               gpointer    data)
{
  DotEditor *editor = data;
  int        which  = by_keys ? dots_selected (editor->dots)
                              : preview_dot_at (editor->preview, x, y);
  char      *text;

  (void) area;
  if (which == DOTS_NONE || dot_popover_is_open (editor->popover))
    return FALSE;
  text = describe (editor, which);
  gtk_tooltip_set_text (tooltip, text);
  g_free (text);
  return text != NULL;
}

void
dot_editor_show_in (DotEditor *editor,
                    Preview   *preview)
{
  GtkWidget *area = preview_widget (preview);

  editor->preview = preview;
  editor->popover = dot_popover_new (area, editor->dots);
  gtk_widget_set_has_tooltip (area, TRUE);
  g_signal_connect (area, "query-tooltip", G_CALLBACK (tooltip_asked),
                    editor);
  g_signal_connect (area, "destroy", G_CALLBACK (preview_destroyed), editor);
}

gboolean
dot_editor_key (DotEditor         *editor,
                const GdkEventKey *event)
{
  guint key = gdk_keyval_to_lower (event->keyval);

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
      && dot_popover_is_open (editor->popover))
    {
      close_popover (editor);
      return TRUE;
    }
  if (! (event->state & GDK_CONTROL_MASK)
      || (key != GDK_KEY_z && key != GDK_KEY_y))
    return FALSE;
  close_popover (editor);
  if (key == GDK_KEY_y || (event->state & GDK_SHIFT_MASK))
    dots_redo (editor->dots);
  else
    dots_undo (editor->dots);
  return TRUE;
}
