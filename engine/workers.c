/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <pthread.h>

#include "cores.h"
#include "workers.h"

/* A step of the network is often shorter than the time that a sleeping thread
 * takes to wake: look for the next one this many times, about 0.1 ms, before
 * sleeping. */
#define LOOKS 100000

/* Instead of a number of helpers: between the steps nobody may come in, and a
 * helper that wakes too late is not waited for. */
#define CLOSED -1

typedef struct
{
  Workers   *workers;
  int        index;
  pthread_t  thread;
} Helper;

struct _Workers
{
  int          count;             /* the caller's thread among them */
  Helper      *helpers;           /* [count - 1] */

  /* The present step; set before `step` is counted up. */
  WorkersTask  task;
  gpointer     data;
  gint         n_tasks;
  gint         next_task;         /* atomic */

  gint         step;              /* atomic: counts the steps */
  gint         inside;            /* atomic: helpers that are in this step, or
                                   * CLOSED */
  gint         quit;              /* atomic */
  int          core;              /* the caller's, which helpers avoid */

  gint         sleeping;          /* atomic: threads */
  GMutex       mutex;             /* for sleeping only */
  GCond        step_begun;
  GCond        helpers_done;
};

static gboolean
do_a_task (Workers *workers,
           int      worker)
{
  int task = g_atomic_int_add (&workers->next_task, 1);

  if (task >= workers->n_tasks)
    return FALSE;
  workers->task (task, worker, workers->data);
  return TRUE;
}

/* Returns when *value is no longer `old`; whoever changes it signals cond. */
static void
wait_for_change (Workers *workers,
                 gint    *value,
                 gint     old,
                 GCond   *cond)
{
  for (int look = 0; look < LOOKS; look++)
    if (g_atomic_int_get (value) != old)
      return;
  g_mutex_lock (&workers->mutex);
  g_atomic_int_inc (&workers->sleeping);
  while (g_atomic_int_get (value) == old)
    g_cond_wait (cond, &workers->mutex);
  g_atomic_int_add (&workers->sleeping, -1);
  g_mutex_unlock (&workers->mutex);
}

/* After a change.  Who does not sleep yet will see it: there is nobody to wake
 * then, and no mutex to sleep for. */
static void
wake (Workers *workers,
      GCond   *cond)
{
  if (g_atomic_int_get (&workers->sleeping) == 0)
    return;
  g_mutex_lock (&workers->mutex);
  g_cond_broadcast (cond);
  g_mutex_unlock (&workers->mutex);
}

static gboolean
enter_step (Workers *workers)
{
  gint inside;

  do
    {
      inside = g_atomic_int_get (&workers->inside);
      if (inside == CLOSED)
        return FALSE;
    }
  while (! g_atomic_int_compare_and_exchange (&workers->inside,
                                              inside, inside + 1));
  return TRUE;
}

static void *
help (void *data)
{
  Helper  *helper  = data;
  Workers *workers = helper->workers;
  gint     step    = 0;

  for (;;)
    {
      wait_for_change (workers, &workers->step, step, &workers->step_begun);
      step = g_atomic_int_get (&workers->step);
      if (g_atomic_int_get (&workers->quit))
        return NULL;
      if (! enter_step (workers))
        continue;
      while (do_a_task (workers, helper->index))
        ;
      g_atomic_int_add (&workers->inside, -1);
      wake (workers, &workers->helpers_done);
    }
}

/* Linux wakes a thread where its waker is at work, even if another core has
 * nothing to do, and moves it only milliseconds later: a small network is done
 * by then. */
static void
spread (Workers *workers)
{
  int core = cores_mine ();

  if (core == workers->core)
    return;
  workers->core = core;
  for (int i = 0; i < workers->count - 1; i++)
    cores_avoid (core, workers->helpers[i].thread, workers->count);
}

static void
begin_step (Workers *workers)
{
  spread (workers);
  g_atomic_int_set (&workers->inside, 0);
  g_atomic_int_inc (&workers->step);
  wake (workers, &workers->step_begun);
}

Workers *
workers_new (int n_threads)
{
  Workers *workers = g_new0 (Workers, 1);

  if (n_threads < 1)
    n_threads = g_get_num_processors ();
  workers->inside = CLOSED;
  workers->core = -1;
  g_mutex_init (&workers->mutex);
  g_cond_init (&workers->step_begun);
  g_cond_init (&workers->helpers_done);
  workers->helpers = g_new (Helper, n_threads);
  for (workers->count = 1; workers->count < n_threads; workers->count++)
    {
      Helper *helper = &workers->helpers[workers->count - 1];

      helper->workers = workers;
      helper->index = workers->count;
      if (pthread_create (&helper->thread, NULL, help, helper) != 0)
        break;                    /* fewer do as well */
    }
  return workers;
}

void
workers_free (Workers *workers)
{
  if (! workers)
    return;
  g_atomic_int_set (&workers->quit, TRUE);
  begin_step (workers);
  for (int i = 0; i < workers->count - 1; i++)
    pthread_join (workers->helpers[i].thread, NULL);
  g_mutex_clear (&workers->mutex);
  g_cond_clear (&workers->step_begun);
  g_cond_clear (&workers->helpers_done);
  g_free (workers->helpers);
  g_free (workers);
}

int
workers_count (const Workers *workers)
{
  return workers->count;
}

/* Returns when every helper that came has left this step. */
static void
end_step (Workers *workers)
{
  while (! g_atomic_int_compare_and_exchange (&workers->inside, 0, CLOSED))
    {
      gint inside = g_atomic_int_get (&workers->inside);

      if (inside > 0)
        wait_for_change (workers, &workers->inside, inside,
                         &workers->helpers_done);
    }
}

gboolean
workers_run (Workers     *workers,
             int          n_tasks,
             WorkersTask  task,
             gpointer     data,
             WorkersGoOn  go_on,
             gpointer     go_on_data)
{
  gboolean wanted = TRUE;

  workers->task = task;
  workers->data = data;
  workers->n_tasks = n_tasks;
  g_atomic_int_set (&workers->next_task, 0);

  begin_step (workers);
  while (wanted && do_a_task (workers, 0))
    wanted = go_on (go_on_data);
  if (! wanted)
    g_atomic_int_set (&workers->next_task, n_tasks);
  end_step (workers);
  return wanted;
}
