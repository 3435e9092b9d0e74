/* How long the user waits for a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef LATENCY_H
#define LATENCY_H

#include <glib.h>

/* Appends the time since then, which g_get_monotonic_time() gave, to the file
 * that the environment's AUTO_COLORIZE_LATENCY_LOG names, in ms, one a line. */
void latency_log  (gint64 since);

/* Appends the time, as g_get_monotonic_time() tells it, and what is done now
 * to the file that the environment's AUTO_COLORIZE_START_LOG names. */
void latency_mark (const char *done);

#endif
