/* A slider with a number beside it, which GIMP 2.10 and 3 make in ways of
 * their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SCALE_H
#define SCALE_H

#include <gtk/gtk.h>

typedef struct _Scale Scale;

typedef void (* ScaleChanged) (double   value,
                               gpointer data);

/* What the number is, and how it looks. */
typedef struct
{
  const char *label;            /* with a mnemonic */
  const char *name;             /* for those who do not see it */
  const char *tooltip;
  double      lowest;
  double      highest;
  double      step;
  double      page;
  int         digits;           /* after the point */
} ScaleLook;

/* In a row of the table, in its columns 0 to 2.  changed is told of every
 * change. */
Scale * scale_new           (GtkTable        *table,
                             int              row,
                             const ScaleLook *look,
                             ScaleChanged     changed,
                             gpointer         data);

/* Once its widgets are destroyed. */
void    scale_free          (Scale           *scale);

void    scale_set           (Scale           *scale,
                             double           value);
void    scale_set_sensitive (Scale           *scale,
                             gboolean         sensitive);

#endif
