/* An engine at work in a process of its own; tools/bench/peers/peer.py describes
 * what is said to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_ENGINE_H
#define BENCH_ENGINE_H

#include "job.h"

typedef struct _BenchEngine BenchEngine;

/* command with the job's arguments, as tools/bench/peers/peer.py takes them; free
 * it with g_strfreev().
 * command: ended by NULL, here and below
 * ab:      the file that the engine will leave its colors in */
char       ** bench_engine_command (const char *const  *command,
                                    const BenchJob     *job,
                                    const char         *ab);

/* Runs a program to its end: TRUE if it is there and succeeds. */
gboolean      bench_engine_call    (const char *const  *command,
                                    gboolean            silent);

/* Starts an engine and waits for its first result.
 * name: in errors; not copied */
BenchEngine * bench_engine_start   (const char         *name,
                                    const char *const  *command,
                                    const BenchJob     *job,
                                    const char         *ab,
                                    GError            **error);

/* Ends the process, too, where it still runs. */
void          bench_engine_free    (BenchEngine        *engine);

/* From the start of the process to the first result. */
double        bench_engine_cold_ms (const BenchEngine  *engine);

/* Has it predict once. */
gboolean      bench_engine_run     (BenchEngine        *engine,
                                    double             *ms,
                                    GError            **error);

/* Has it write its colors and end.  peak_mb: of its resident memory */
gboolean      bench_engine_quit    (BenchEngine        *engine,
                                    double             *peak_mb,
                                    GError            **error);

#endif
