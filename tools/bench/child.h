/* Our engine in a process of its own, as peers/peer.py describes it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_CHILD_H
#define BENCH_CHILD_H

#define BENCH_CHILD_OPTION "--child"    /* followed by a peer's arguments */

/* arguments: FOLDER HEIGHT WIDTH THREADS AB, ended by NULL.
 * Returns the exit status. */
int bench_child_main (char **arguments);

#endif
