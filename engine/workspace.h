/* What predictions compute with, kept from one to the next: threads that are
 * there already and memory whose pages are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef WORKSPACE_H
#define WORKSPACE_H

#include "buffer.h"
#include "workers.h"

/* Of one prediction at a time.  The stores start as zeros. */
typedef struct
{
  int      n_threads;         /* asked for */
  Workers *workers;
  Store    maps[2];           /* each layer reads one and writes the other */
  Store    operands;          /* what all workers read */
  Store    scratch;           /* what each writes */
} Workspace;

/* One is kept; further ones live as long as predictions run at one time. */
typedef struct _Workspaces Workspaces;

Workspaces * workspaces_new    (void);
void         workspaces_free   (Workspaces *workspaces);

/* One for as many threads, 0: one a core; to be left again.  Thread-safe. */
Workspace  * workspaces_take   (Workspaces *workspaces,
                                int         n_threads);
void         workspaces_leave  (Workspaces *workspaces,
                                Workspace  *workspace);

#endif
