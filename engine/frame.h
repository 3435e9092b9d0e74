/* Where in a scan the photo lies: paper, film edges or the scanner's lid
 * around it are not the photo.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef FRAME_H
#define FRAME_H

#include <glib.h>

enum { FRAME_LEFT, FRAME_TOP, FRAME_RIGHT, FRAME_BOTTOM, FRAME_SIDES };

/* How wide the border is at the two ends of each side, the upper or left one
 * first, and how far from each side the part lies that the network sees, as
 * shares of the scan's width (left, right) or height.  All zero: no border. */
typedef struct
{
  float ends[FRAME_SIDES][2];
  float seen[FRAME_SIDES];
} Frame;

/* Looks for uniform borders of a scan, each side's its own: white, gray or
 * black, up to a third of the scan, up to 1.5 degrees tilted, with grain or
 * some handwriting.  Between such a border and the photo is a straight edge,
 * which a sky or a wall does not have.
 * lightness: [height, width], L in 0..100, or REDUCED_UNSEEN */
Frame    frame_find   (const float *lightness,
                       int          width,
                       int          height);

gboolean frame_is_any (const Frame *frame);

/* FALSE on the border; x and y in 0..1 of the scan. */
gboolean frame_has    (const Frame *frame,
                       double       x,
                       double       y);

#endif
