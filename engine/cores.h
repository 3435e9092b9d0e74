/* Which cores threads run on.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CORES_H
#define CORES_H

#include <pthread.h>

/* The one that the calling thread is on, -1 where nobody knows. */
int  cores_mine  (void);

/* Sends a thread to any core that the calling one may use but for this one.
 * n_threads: of those that work together, the calling one among them: where
 *            they are more than the cores, nobody is sent.
 * Thread-safe. */
void cores_avoid (int       core,
                  pthread_t thread,
                  int       n_threads);

#endif
