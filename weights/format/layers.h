/* The paper's network (Fig. 2) as a table: what the engine runs, what an
 * importer looks for and what a weights file holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef LAYERS_H
#define LAYERS_H

#include <glib.h>

#define LAYERS_COUNT   23
#define LAYERS_TENSORS (LAYERS_COUNT * 2 + 7 * 4)     /* of them, and of the
                                                       * seven BatchNorms */

typedef enum
{
  LAYER_CONV,                 /* zero padding that keeps the sides, or halves
                               * them at stride 2; ReLU, then BatchNorm */
  LAYER_TRANSPOSED,           /* 4x4, padding 1: doubles the sides; ReLU */
  LAYER_HEAD                  /* 1x1: the classes' scores, without ReLU */
} LayerKind;

typedef struct
{
  const char *name;           /* as by the authors; its tensors are
                               * NAME.weight and NAME.bias */
  LayerKind   kind;
  int         channels;       /* that it gives in the paper, at width 1.0 */
  int         size;           /* of its kernel: size x size */
  int         stride;
  int         dilation;
  const char *norm;           /* name of the BatchNorm after it: NORM.weight,
                               * .bias, .mean and .variance; or NULL */
} Layer;

/* In running order. */
extern const Layer layers[LAYERS_COUNT];

/* The dimensions of a layer's kernel from and to so many channels, ended by
 * 0.  Thread-safe. */
void layer_kernel_dims (const Layer *layer,
                        int          in_channels,
                        int          out_channels,
                        int          dims[5]);

#endif
