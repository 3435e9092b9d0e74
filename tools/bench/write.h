/* Writes files.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_WRITE_H
#define BENCH_WRITE_H

#include <glib.h>

/* bytes: any kind of numbers */
gboolean bench_write (const char  *path,
                      const void  *bytes,
                      gsize        size,
                      GError     **error);

#endif
