/* How far colors are from the reference.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_DIFFERENCE_H
#define BENCH_DIFFERENCE_H

#include <glib.h>

/* The largest between two files of floats; infinite if one is not a
 * number. */
gboolean bench_difference (const char  *path,
                           const char  *reference,
                           double      *difference,
                           GError     **error);

#endif
