/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE               /* sched_getcpu() */

#include <sched.h>

#include <glib.h>

#include "cores.h"

#ifdef __linux__

int
cores_mine (void)
{
  return sched_getcpu ();
}

void
cores_avoid (int       core,
             pthread_t thread,
             int       n_threads)
{
  cpu_set_t cores;

  if (core < 0 || core >= CPU_SETSIZE
      || sched_getaffinity (0, sizeof cores, &cores) != 0
      || CPU_COUNT (&cores) < n_threads)
    return;
  CPU_CLR (core, &cores);
  pthread_setaffinity_np (thread, sizeof cores, &cores);
}

#else

int
cores_mine (void)
{
  return -1;
}

void
cores_avoid (int       core      G_GNUC_UNUSED,
             pthread_t thread    G_GNUC_UNUSED,
             int       n_threads G_GNUC_UNUSED)
{
}

#endif
