/* What a user chooses: the dialog's values, of which the weights are the
 * bundled ones, called "", or NAME.weights in the folder auto-colorize of
 * GIMP's own folder, and hints.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CHOICE_H
#define CHOICE_H

#include "values.h"

typedef struct
{
  Values  values;
  char   *hints;            /* of colorizer_hints_parse(); empty: none */
  char   *hints_layer;      /* name of a layer with strokes, or empty */
} Choice;

/* The values' defaults, and no hints. */
void             choice_init    (Choice        *choice);
void             choice_clear   (Choice        *choice);

void             choice_set_hints   (Choice     *choice,
                                     const char *text);
void             choice_set_hints_layer (Choice *choice,
                                         const char *name);

/* "mean" or "mode", and "normal" or "lch-color"; FALSE for any other text. */
gboolean         choice_set_decode     (Choice      *choice,
                                        const char  *text,
                                        GError     **error);
gboolean         choice_set_layer_mode (Choice      *choice,
                                        const char  *text,
                                        GError     **error);

/* All names, the bundled ones' first, then by alphabet, ended by NULL; free
 * them with g_strfreev(). */
char          ** choice_names   (void);

/* Opens the weights of this name.  The error says what to do: it knows whose
 * the weights are.  COLORIZER_ERROR_ARGUMENT where there are none; else as
 * colorizer_model_open(). */
ColorizerModel * choice_open    (const char    *name,
                                 GError       **error);

#endif
