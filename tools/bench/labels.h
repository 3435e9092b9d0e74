/* Where the names of dots go so that none covers another or a dot.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_LABELS_H
#define BENCH_LABELS_H

#include <glib.h>

/* In pixels, y downwards. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} BenchBox;

typedef struct
{
  const char *text;
  double      dot_x;
  double      dot_y;
  BenchBox    box;            /* of the text, once placed */
  gboolean    aside;          /* in the column, so that a line has to lead
                               * from the dot to it */
} BenchLabel;

/* The box of a text of BENCH_LABEL_FONT pixels that begins at `left`, around
 * the height y. */
#define BENCH_LABEL_FONT 12
BenchBox bench_label_box    (const char     *text,
                             double          left,
                             double          y);

/* Puts each text beside its dot, within the area and free of what is taken
 * (BenchBox, extended by this), or else into a column from `column_left` on,
 * as high as the area. */
void     bench_labels_place (BenchLabel     *labels,
                             int             n_labels,
                             const BenchBox *area,
                             double          column_left,
                             GArray         *taken);

#endif
