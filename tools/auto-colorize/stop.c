/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>

#include <glib.h>

#include "stop.h"

static gint asked;              /* atomic: set by a signal handler */

static void
ask (int signal)
{
  g_atomic_int_set (&asked, signal);
}

void
stop_listen (void)
{
  struct sigaction action = { .sa_handler = ask, .sa_flags = SA_RESETHAND };

  sigemptyset (&action.sa_mask);
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
  sigaction (SIGHUP, &action, NULL);
}

int
stop_signal (void)
{
  return g_atomic_int_get (&asked);
}
