/* What the preview, its mouse and its keys share.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PREVIEW_PRIVATE_H
#define PREVIEW_PRIVATE_H

#include "dot-tool.h"
#include "picture.h"
#include "preview.h"
#include "view.h"

/* What a pressed button drags. */
typedef enum { NOTHING, BORDER, DOT, PHOTO } Dragged;

struct _Preview
{
  Picture         *picture;
  GtkToggleButton *split;
  View             view;
  double           border;    /* where the gray photo begins, where it is
                               * split: a share of the picture */
  guint            starting;  /* a source of the main loop, or 0 */
  gboolean         started;   /* the window is there */
  gboolean         peeking;   /* at the gray photo alone */
  Dots            *dots;
  DotTool         *tool;
  PreviewClicked   clicked;
  gpointer         data;
  Dragged          dragged;
  gboolean         clicking;  /* the mouse has hardly moved since */
  double           last_x;    /* of the mouse */
  double           last_y;
};

/* Places are the area's. */

void preview_zoom          (Preview       *preview,
                            gboolean       in,
                            double         x,
                            double         y);
void preview_pan           (Preview       *preview,
                            double         right,
                            double         down);

/* At the original. */
void preview_peek          (Preview       *preview,
                            gboolean       peeking);

int  preview_border_column (const Preview *preview);
void preview_move_border   (Preview       *preview,
                            double         x);

/* Tells of a click there, where the photo is. */
void preview_click         (Preview       *preview,
                            double         x,
                            double         y);

void preview_mouse_connect (Preview       *preview);
void preview_keys_connect  (Preview       *preview);

#endif
