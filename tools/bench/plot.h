/* The roofline picture: how fast each layer is, next to what the machine
 * allows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_PLOT_H
#define BENCH_PLOT_H

#include "machine.h"
#include "profile.h"

/* Writes it as SVG. */
gboolean bench_plot (const char          *path,
                     const BenchJob      *job,
                     const BenchProfile  *profile,
                     const BenchMachine  *machine,
                     GError             **error);

#endif
