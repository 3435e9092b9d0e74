/* What the dialog lets the user choose, and how it is kept in a file: as a
 * preset, or as used last.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef VALUES_H
#define VALUES_H

#include <libgimp/gimp.h>

#include "colorizer.h"

#define VALUES_BUNDLED ""         /* the name of the bundled weights */

typedef struct
{
  ColorizerSettings  settings;
  GimpLayerMode      layer_mode;    /* of the new layers: Normal or LCh
                                     * Color */
  char              *weights;       /* their name */
} Values;

/* The engine's defaults, Normal, the bundled weights. */
void         values_init            (Values          *values);
void         values_clear           (Values          *values);

void         values_copy            (Values          *values,
                                     const Values    *other);
void         values_set_weights     (Values          *values,
                                     const char      *name);

gboolean     values_same            (const Values    *values,
                                     const Values    *other);

/* As text, "mean" or "mode", and "normal" or "lch-color"; FALSE for any
 * other. */
const char * values_decode          (const Values    *values);
gboolean     values_set_decode      (Values          *values,
                                     const char      *text);
const char * values_layer_mode      (const Values    *values);
gboolean     values_set_layer_mode  (Values          *values,
                                     const char      *text);

/* As a group of a file.  The values, initialized, stay as they are where
 * the group lacks one or has one that is out of its range. */
void         values_write           (const Values    *values,
                                     GKeyFile        *file,
                                     const char      *group);
gboolean     values_read            (Values          *values,
                                     GKeyFile        *file,
                                     const char      *group);

#endif
