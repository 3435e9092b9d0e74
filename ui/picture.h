/* A part of the photo on the screen, gray and in color.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PICTURE_H
#define PICTURE_H

#include <gtk/gtk.h>

#include "colorizer.h"
#include "dialog.h"
#include "dots.h"
#include "view.h"

typedef struct _Picture Picture;

/* The border's handle, in its middle: pixels. */
#define PICTURE_HANDLE_WIDTH  7
#define PICTURE_HANDLE_HEIGHT 36

/* photo and dots must outlive it. */
Picture        * picture_new        (const DialogPhoto *photo,
                                     const Dots        *dots);

/* Once its widget is destroyed. */
void             picture_free       (Picture           *picture);

GtkWidget      * picture_widget     (Picture           *picture);

/* Reads this part of the photo.  Nothing is shown where that is gone. */
void             picture_look       (Picture           *picture,
                                     const ViewPart    *part);

/* As the last picture_look() had it. */
const ViewPart * picture_part       (const Picture     *picture);

/* How many pixels of the screen it is wide. */
int              picture_width      (const Picture     *picture);

/* These colors from now on, which become the picture's; NULL: none. */
void             picture_set_colors (Picture           *picture,
                                     ColorizerColors   *colors);

/* In color as far as this column, gray from there on. */
void             picture_draw       (Picture           *picture,
                                     int                colored,
                                     gboolean           with_dots);

/* n R'G'B'A floats as bytes. */
void             picture_bytes      (const float       *rgba,
                                     gsize              n,
                                     guchar            *bytes);

#endif
