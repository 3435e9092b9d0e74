/* A row of small pictures of the photo, each with other settings, to click.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef THUMBNAILS_H
#define THUMBNAILS_H

#include <gtk/gtk.h>

#include "colorizer.h"
#include "dialog.h"

typedef struct _Thumbnails Thumbnails;

/* Told of the settings of a clicked picture: its temperature and decode;
 * the strength is not the pictures' to choose. */
typedef void (* ThumbnailsChosen) (const ColorizerSettings *settings,
                                   gpointer                 data);

/* photo is not used after the call. */
Thumbnails * thumbnails_new    (const DialogPhoto     *photo,
                                ThumbnailsChosen       chosen,
                                gpointer               data);

/* Once its widget is destroyed. */
void         thumbnails_free   (Thumbnails            *thumbnails);

GtkWidget  * thumbnails_widget (Thumbnails            *thumbnails);

/* Frames the picture of these settings, if there is one. */
void         thumbnails_mark   (Thumbnails              *thumbnails,
                                const ColorizerSettings *settings);

/* Paints the pictures with these scores at this strength. */
void         thumbnails_paint  (Thumbnails            *thumbnails,
                                const ColorizerScores *scores,
                                double                 strength);

/* Shows none. */
void         thumbnails_clear  (Thumbnails            *thumbnails);

#endif
