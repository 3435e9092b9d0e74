/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "workspace.h"

struct _Workspaces
{
  Workspace *kept;            /* atomic; or NULL */
};

static Workspace *
workspace_new (int n_threads)
{
  Workspace *workspace = g_new0 (Workspace, 1);

  workspace->n_threads = n_threads;
  workspace->workers = workers_new (n_threads);
  return workspace;
}

static void
workspace_free (Workspace *workspace)
{
  if (! workspace)
    return;
  workers_free (workspace->workers);
  store_clear (&workspace->maps[0]);
  store_clear (&workspace->maps[1]);
  store_clear (&workspace->operands);
  store_clear (&workspace->scratch);
  g_free (workspace);
}

Workspaces *
workspaces_new (void)
{
  return g_new0 (Workspaces, 1);
}

void
workspaces_free (Workspaces *workspaces)
{
  workspace_free (workspaces->kept);
  g_free (workspaces);
}

/* Keeps this one, which may be NULL, and gives what was kept. */
static Workspace *
exchange (Workspaces *workspaces,
          Workspace  *workspace)
{
  Workspace *kept;

  do
    kept = g_atomic_pointer_get (&workspaces->kept);
  while (! g_atomic_pointer_compare_and_exchange (&workspaces->kept, kept,
                                                  workspace));
  return kept;
}

Workspace *
workspaces_take (Workspaces *workspaces,
                 int         n_threads)
{
  Workspace *kept = exchange (workspaces, NULL);

  if (kept && kept->n_threads == n_threads)
    return kept;
  workspace_free (kept);
  return workspace_new (n_threads);
}

void
workspaces_leave (Workspaces *workspaces,
                  Workspace  *workspace)
{
  workspace_free (exchange (workspaces, workspace));
}
