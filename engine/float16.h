/* Numbers as the weights file stores them: little-endian IEEE 754.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * from: n numbers of 2 or 4 bytes.  Thread-safe. */

#ifndef FLOAT16_H
#define FLOAT16_H

#include <glib.h>

void float16_to_float (const guint8 *from,
                       float        *to,
                       gsize         n);

void float32_to_float (const guint8 *from,
                       float        *to,
                       gsize         n);

#endif
