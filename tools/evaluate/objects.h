/* How far a hint goes beyond the object that it is on.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef OBJECTS_H
#define OBJECTS_H

#include "hinted.h"

/* Sums over segments. */
typedef struct
{
  int    n;
  double take;                /* how much of the way to the hint's color, as
                               * sRGB can show it, the segment goes */
  double outside;             /* the change 4 to 16 pixels outside, as a share
                               * of that at the dot */
  double others;              /* that farther away */
} Objects;

/* Puts a red hint, (60, 45), into the middle of each of the photo's largest
 * segments of like true color that are objects by their size. */
gboolean objects_add (Objects       *objects,
                      Hinted        *hinted,
                      HintedMethod   method,
                      GError       **error);

#endif
