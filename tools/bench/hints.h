/* How long hints take.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_HINTS_H
#define BENCH_HINTS_H

#include "colorizer.h"
#include "quartiles.h"

#define BENCH_HINTS 20

/* Decodes scores with BENCH_HINTS hints, n_rounds times from nothing and, with
 * places kept, after one color has changed: in milliseconds, without preparing
 * the enlarging, which decoding without hints does, too. */
gboolean bench_hints (const ColorizerScores  *scores,
                      int                     n_rounds,
                      BenchQuartiles         *all,
                      BenchQuartiles         *changed,
                      GError                **error);

#endif
