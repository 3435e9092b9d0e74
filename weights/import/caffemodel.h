/* The layers of a Caffe model, one at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A model is a protobuf message; its layers are fields at the top.  Only one
 * of them is ever in memory, which is all that a hostile file can make grow:
 * what a layer may take has a limit. */

#ifndef CAFFEMODEL_H
#define CAFFEMODEL_H

#include <glib.h>

typedef struct _Caffemodel Caffemodel;
typedef struct _CaffeLayer CaffeLayer;

/* Walks through the file to find its layers.  Errors: IMPORT_ERROR. */
Caffemodel * caffemodel_open       (const char        *path,
                                    GError           **error);
void         caffemodel_free       (Caffemodel        *model);

gboolean     caffemodel_has        (const Caffemodel  *model,
                                    const char        *layer);

/* The layer of this name, to be freed before the model.
 * Errors: IMPORT_ERROR. */
CaffeLayer * caffemodel_read_layer (const Caffemodel  *model,
                                    const char        *name,
                                    GError           **error);
void         caffe_layer_free      (CaffeLayer        *layer);

/* The layer's i-th array of numbers, as blob_numbers() gives it; refuses where
 * the layer has none.  Errors: IMPORT_ERROR. */
float      * caffe_layer_numbers   (const CaffeLayer  *layer,
                                    gsize              i,
                                    const int         *dims,
                                    GError           **error);

#endif
