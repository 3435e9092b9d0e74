/* A picture's numbers as the engine's pixels, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine's pixels are R'G'B'A floats in sRGB.  A picture with another
 * profile is converted by Little CMS as GIMP converts it; what comes back has
 * the profile of the picture, or sRGB where the picture is gray. */

#ifndef PIXELS_H
#define PIXELS_H

#include <vips/vips.h>

typedef struct _Pixels Pixels;

/* picture: as picture_open() gives it; not kept.  Thread-safe after that. */
Pixels * pixels_new   (VipsImage    *picture);
void     pixels_free  (Pixels       *pixels);

/* Bands of the colored picture: 3, with alpha 4. */
int      pixels_bands (const Pixels *pixels);

/* n pixels of the picture -> rgba [n, 4]. */
void     pixels_read  (const Pixels *pixels,
                       const void   *numbers,
                       int           n,
                       float        *rgba);

/* rgba [n, 4], which is overwritten -> n pixels of the colored picture. */
void     pixels_write (const Pixels *pixels,
                       float        *rgba,
                       int           n,
                       void         *numbers);

#endif
