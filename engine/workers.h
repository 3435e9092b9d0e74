/* Threads that share the tasks of one step after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which thread does which task is left to chance: tasks must not depend on
 * each other, nor their results on who computes them. */

#ifndef WORKERS_H
#define WORKERS_H

#include <glib.h>

typedef struct _Workers Workers;

/* worker: 0 .. workers_count() - 1, for memory of its own. */
typedef void     (* WorkersTask) (int      task,
                                  int      worker,
                                  gpointer data);

/* Asked after each task of the caller's thread, from that thread.  Returns
 * FALSE to leave the other tasks undone. */
typedef gboolean (* WorkersGoOn) (gpointer data);

/* n_threads: the caller's among them; 0 is one a core. */
Workers * workers_new   (int            n_threads);
void      workers_free  (Workers       *workers);

int       workers_count (const Workers *workers);

/* Does tasks 0 .. n_tasks - 1 and returns when none is running any more:
 * FALSE where go_on() returned FALSE.  From one thread at a time. */
gboolean  workers_run   (Workers       *workers,
                         int            n_tasks,
                         WorkersTask    task,
                         gpointer       data,
                         WorkersGoOn    go_on,
                         gpointer       go_on_data);

#endif
