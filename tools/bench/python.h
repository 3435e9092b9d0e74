/* The benchmark's programs in Python.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_PYTHON_H
#define BENCH_PYTHON_H

#include <glib.h>

/* Runs a script of tools/bench to its end.  words: its name and arguments,
 * ended by NULL */
gboolean bench_python (const char *const  *words,
                       GError            **error);

#endif
