/* Whether a photo has color already.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A print that was toned, has yellowed or was scanned with a tint has chroma,
 * but a chroma that goes with the lightness, and one hue.  So the photo is
 * seen at a few hundred points, and of each point's a and b the mean at its
 * lightness is taken away.  In a photo in color, what is left varies across
 * the direction in which it varies most, too, as there is more than one hue;
 * or it is far from nothing, if only at some points. */

#ifndef TONE_H
#define TONE_H

#include <glib.h>

typedef struct _Tone Tone;

/* Of a photo of this size, to be added from the top.  Belongs to the
 * caller. */
Tone   * tone_new      (int          width,
                        int          height);
void     tone_free     (Tone        *tone);

/* rgba: [n_rows, width, 4], sRGB. */
void     tone_add_rows (Tone        *tone,
                        const float *rgba,
                        int          n_rows);

/* When all rows are added. */
gboolean tone_is_color (const Tone  *tone);

#endif
