/* The dialog of Filters > Colors > Auto-Colorize.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DIALOG_H
#define DIALOG_H

#include "colorizer.h"

/* The photo that the dialog is about. */
typedef struct
{
  int           width;            /* of the picture to show, in pixels */
  int           height;
  const float  *rgba;             /* [height, width, 4], as in colorizer.h */

  /* Reads the next part of the photo, and gives its input once all is read:
   * TRUE and NULL until then.  FALSE where it cannot be read. */
  gboolean   (* read_more) (ColorizerInput **input,
                            gpointer         data,
                            GError         **error);
  gpointer      data;
} DialogPhoto;

/* Shows the photo, predicts its colours in a thread of its own while the user
 * chooses the settings, which start as given, and gives the scores of the
 * prediction.  Where there is no model (NULL) it says why, problem's message.
 * FALSE, and the settings as they were, where the user cancels or nothing
 * could be predicted.  From the main thread only. */
gboolean dialog_run (const DialogPhoto     *photo,
                     const ColorizerModel  *model,
                     const GError          *problem,
                     ColorizerSettings     *settings,
                     ColorizerScores      **scores);

#endif
