/* A layer's way in: layer -> L for the network.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PHOTO_H
#define PHOTO_H

#include "handles.h"
#include "span.h"

#include "colorizer.h"

typedef struct _PhotoReader PhotoReader;

/* Whether the layer is still there, and GIMP takes a new one above it; else
 * the error says what to do. */
gboolean         photo_is_there      (Layer                  layer,
                                      GError               **error);

/* FALSE where all of it is transparent, as is a group without layers. */
gboolean         photo_has_pixels    (Layer                  layer,
                                      GError               **error);

/* FALSE where there is a selection, and nothing of the layer in it. */
gboolean         photo_is_selected   (Layer                  layer,
                                      GError               **error);

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
                                      Span                   span,
                                      GError               **error);

#endif
