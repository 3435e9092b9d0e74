/* Engines against each other: each in a process of its own, taking turns.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_RACE_H
#define BENCH_RACE_H

#include "job.h"

/* Names peers that are missing on the standard error and leaves them out.
 * with_peers: FALSE has our engine run alone
 * Returns an array of BenchResult; free it with g_array_unref(). */
GArray * bench_race (const BenchJob  *job,
                     gboolean         with_peers,
                     GError         **error);

#endif
