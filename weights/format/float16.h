/* Numbers as the weights file stores them: little-endian IEEE 754.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Thread-safe. */

#ifndef FLOAT16_H
#define FLOAT16_H

#include <glib.h>

void    float16_to_float (const guint16 *halves,
                          float         *floats,
                          gsize          n);

void    float32_to_float (const guint32 *words,
                          float         *floats,
                          gsize          n);

/* The nearest half precision number, an even one of two; infinity where the
 * float is too large. */
guint16 float_to_float16 (float          number);

#endif
