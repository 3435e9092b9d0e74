/* The dialog of Auto-Colorize.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DIALOG_H
#define DIALOG_H

#include "values.h"

/* The photo that the dialog is about. */
typedef struct
{
  int           n_photos;         /* that get these settings; this is the
                                   * first */
  int           width;            /* in pixels */
  int           height;
  const char   *layer;            /* names, for the user */
  const char   *image;

  /* The names of the weights to choose from, ended by NULL; the first are the
   * bundled ones, which the dialog names itself. */
  const char *const *weights;

  /* Opens the weights of this index, and goes back to the photo's top.  The
   * model lives until the next call, or as long as data. */
  const ColorizerModel *
             (* use_weights) (int               index,
                              gpointer          data,
                              GError          **error);

  /* Reads the next part of the photo, and gives its input once all is read:
   * TRUE and NULL until then.  FALSE where it cannot be read. */
  gboolean   (* read_more) (ColorizerInput **input,
                            gpointer         data,
                            GError         **error);

  /* Of the photo times scale, at most 1, the part that begins at x and y: its
   * pixels as in colorizer.h, [n_rows, n_columns, 4], and how much of the
   * color will be seen there, 0..1, [n_rows, n_columns].  FALSE where it
   * cannot be read. */
  gboolean   (* read_part) (double           scale,
                            int              x,
                            int              y,
                            int              n_columns,
                            int              n_rows,
                            float           *rgba,
                            float           *shown,
                            gpointer         data);
  gpointer      data;
} DialogPhoto;

/* Shows the photo, predicts its colors in a thread of its own while the user
 * chooses the values and the hints, of ColorizerHint, which start as given,
 * and gives the scores of the prediction.  Weights that cannot be used are no
 * more than a sentence that says why; where there are none of the name, the
 * bundled ones are chosen.  FALSE, and all as it was, where the user cancels.
 * From the main thread only. */
gboolean dialog_run (const DialogPhoto     *photo,
                     Values                *values,
                     GArray                *hints,
                     ColorizerScores      **scores);

#endif
