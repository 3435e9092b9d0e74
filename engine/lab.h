/* sRGB to CIE Lab and back, with the D65 white: the Lab of the paper, of
 * scikit-image and of OpenCV.  babl's Lab has the D50 white and other values.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The conversions are in colorizer.h.  All functions are thread-safe. */

#ifndef LAB_H
#define LAB_H

#include "colorizer.h"

/* The D65 white, 2 degrees; its Y is 1. */
#define LAB_WHITE_X 0.95047f
#define LAB_WHITE_Z 1.08883f

/* Between linear RGB and XYZ. */
extern const float lab_xyz_of_rgb[3][3];
extern const float lab_rgb_of_xyz[3][3];

/* L of one sRGB-encoded color.  0 for one that is not a number. */
float lab_lightness (const float rgb[3]);

/* The share of the chroma that sRGB can show at this L and hue: 1 where it is
 * all of it. */
float lab_shown     (const float lab[3]);

#endif
