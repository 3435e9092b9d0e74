/* What the layers of a network read and write.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_TRAFFIC_H
#define BENCH_TRAFFIC_H

#include "job.h"

/* The bytes of each layer of network_layers(), as doubles: its weights as
 * stored, and its input and output in float32, each once.  Free the array with
 * g_array_unref(). */
GArray * bench_traffic (const BenchJob  *job,
                        const GArray    *layers,
                        GError         **error);

#endif
