/* A layer's way in and out: layer -> L for the network, and colors -> a new
 * layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PHOTO_H
#define PHOTO_H

#include "handles.h"

#include "colorizer.h"

/* Where GIMP's progress bar is once the photo is read, and once its colors
 * are predicted; these functions move it up to the first and from the
 * second on. */
#define PHOTO_READ      0.3
#define PHOTO_PREDICTED 0.6

typedef struct _PhotoReader PhotoReader;

/* Reads a layer in parts. */
PhotoReader    * photo_reader_new    (Layer                  layer,
                                      const ColorizerModel  *model,
                                      GError               **error);
void             photo_reader_free   (PhotoReader           *reader);

/* Reads the next part, and gives the input, now the caller's, once all is
 * read: NULL until then.  FALSE where the layer is no longer there. */
gboolean         photo_reader_more   (PhotoReader           *reader,
                                      ColorizerInput       **input,
                                      GError               **error);

/* Reads all of a layer.  Free the result with colorizer_input_free(). */
ColorizerInput * photo_read          (Layer                  layer,
                                      const ColorizerModel  *model,
                                      GError               **error);

/* The layer reduced to fit into *width x *height, which become its size:
 * R'G'B'A, [height, width, 4]; free it with g_free(). */
float          * photo_reduced       (Layer                  layer,
                                      int                   *width,
                                      int                   *height);

/* Adds a layer with the photo's own L and the colors right above the photo's
 * layer, with its offsets, alpha and mask; a selection hides in that mask what
 * is not selected.  The image becomes RGB.  One undo step.  Returns the new
 * layer, NONE on failure. */
Layer            photo_add_colorized (Layer                   layer,
                                      const ColorizerColors  *colors,
                                      GError                **error);

#endif
