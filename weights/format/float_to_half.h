/* The way back from engine/float16.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Thread-safe. */

#ifndef FLOAT_TO_HALF_H
#define FLOAT_TO_HALF_H

#include <glib.h>

/* The nearest IEEE 754 half precision number, an even one of two, little-
 * endian; infinity where the float is too large. */
guint16 float_to_half (float number);

#endif
