/* Workers do each task of each step once, whatever their number, each thread
 * on a core of its own, and stop when told to.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE               /* sched_getaffinity() */

#include <sched.h>

#include "cores.h"
#include "workers.h"

#define STEPS 2000
#define TASKS 37

typedef struct
{
  gint done[TASKS];           /* atomic */
  int  n_workers;
  int  asked;
  int  stop_after;            /* -1: never */
} Counts;

static void
count (int      task,
       int      worker,
       gpointer data)
{
  Counts *counts = data;

  g_assert_cmpint (worker, >=, 0);
  g_assert_cmpint (worker, <, counts->n_workers);
  g_atomic_int_inc (&counts->done[task]);
}

static gboolean
go_on (gpointer data)
{
  Counts *counts = data;

  return ++counts->asked != counts->stop_after;
}

static void
check_all_done (int n_threads)
{
  Workers *workers = workers_new (n_threads);
  Counts   counts  = { { 0 }, workers_count (workers), 0, -1 };

  for (int step = 1; step <= STEPS; step++)
    {
      int n_tasks = step % TASKS + 1;

      for (int task = 0; task < TASKS; task++)
        counts.done[task] = 0;
      g_assert_true (workers_run (workers, n_tasks, count, &counts,
                                  go_on, &counts));
      for (int task = 0; task < TASKS; task++)
        g_assert_cmpint (counts.done[task], ==, task < n_tasks);
    }
  workers_free (workers);
}

static void
check_stop (int n_threads)
{
  Workers *workers = workers_new (n_threads);
  Counts   counts  = { { 0 }, workers_count (workers), 0, 1 };
  int      done    = 0;
  gboolean all;

  all = workers_run (workers, TASKS, count, &counts, go_on, &counts);
  for (int task = 0; task < TASKS; task++)
    done += counts.done[task];
  /* The helpers may have left the caller no task to be asked after. */
  g_assert_cmpint (counts.asked, ==, all ? 0 : 1);
  if (n_threads == 1)
    g_assert_cmpint (done, ==, 1);
  if (all)
    g_assert_cmpint (done, ==, TASKS);

  /* The next step is whole again. */
  counts.stop_after = -1;
  for (int task = 0; task < TASKS; task++)
    counts.done[task] = 0;
  g_assert_true (workers_run (workers, TASKS, count, &counts,
                              go_on, &counts));
  for (int task = 0; task < TASKS; task++)
    g_assert_cmpint (counts.done[task], ==, 1);
  workers_free (workers);
}

#define PAUSES     50
#define PAUSE_USEC 2000           /* enough for a helper to sleep */

/* Of two tasks that wait for each other: so each has a thread of its own. */
typedef struct
{
  gint begun;                     /* atomic */
  int  core[2];                   /* of each worker */
} Meeting;

static void
meet (int      task G_GNUC_UNUSED,
      int      worker,
      gpointer data)
{
  Meeting *meeting = data;

  g_atomic_int_inc (&meeting->begun);
  while (g_atomic_int_get (&meeting->begun) < 2)
    ;
  meeting->core[worker] = cores_mine ();
}

static gboolean
always (gpointer data G_GNUC_UNUSED)
{
  return TRUE;
}

static int
cores_allowed (void)
{
  cpu_set_t cores;

  g_assert_cmpint (sched_getaffinity (0, sizeof cores, &cores), ==, 0);
  return CPU_COUNT (&cores);
}

/* A helper that wakes does so on another core than the caller's. */
static void
check_cores (void)
{
  Workers *workers = workers_new (2);

  for (int i = 0; i < PAUSES; i++)
    {
      Meeting meeting = { 0 };
      int     core;

      g_usleep (PAUSE_USEC);
      core = cores_mine ();
      workers_run (workers, 2, meet, &meeting, always, NULL);
      /* Linux may have moved the caller in between. */
      if (core == meeting.core[0] && core == cores_mine ())
        g_assert_cmpint (meeting.core[1], !=, core);
    }
  workers_free (workers);
}

int
main (void)
{
  Workers *workers = workers_new (0);

  g_assert_cmpint (workers_count (workers), ==, g_get_num_processors ());
  workers_free (workers);
  workers_free (NULL);
  for (int n_threads = 1; n_threads <= 4; n_threads++)
    {
      check_all_done (n_threads);
      check_stop (n_threads);
    }
  if (cores_allowed () >= 2)
    check_cores ();
  return 0;
}
