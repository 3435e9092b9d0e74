/* A network to measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_WEIGHTS_H
#define BENCH_WEIGHTS_H

#include <glib.h>

/* Writes a network with random weights, the same each time, whose channel
 * counts are `width` times the paper's. */
gboolean bench_weights_write (const char  *path,
                              double       width,
                              int          short_side,
                              GError     **error);

#endif
