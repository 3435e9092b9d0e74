/* sRGB to CIE Lab and back, with the D65 white: the Lab of the paper, of
 * scikit-image and of OpenCV.  babl's Lab has the D50 white and other values.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * R'G'B' is sRGB-encoded in 0..1, L in 0..100, a and b in about -110..110.
 * All functions are thread-safe. */

#ifndef LAB_H
#define LAB_H

/* The D65 white, 2 degrees; its Y is 1. */
#define LAB_WHITE_X 0.95047f
#define LAB_WHITE_Z 1.08883f

/* Between linear RGB and XYZ. */
extern const float lab_xyz_of_rgb[3][3];
extern const float lab_rgb_of_xyz[3][3];

/* L of one colour.  0 for one that is not a number. */
float lab_lightness (const float rgb[3]);

void  lab_from_rgb  (const float rgb[3],
                     float       lab[3]);

/* The result is outside 0..1 where sRGB cannot show the colour. */
void  lab_to_rgb    (const float lab[3],
                     float       rgb[3]);

#endif
