/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "python.h"

gboolean
bench_python (const char *const  *words,
              GError            **error)
{
  GPtrArray   *command = g_ptr_array_new ();
  char        *script  = g_build_filename (SCRIPTS, words[0], NULL);
  GSubprocess *process;
  gboolean     done;

  g_ptr_array_add (command, PYTHON);
  g_ptr_array_add (command, script);
  for (int i = 1; words[i]; i++)
    g_ptr_array_add (command, (char *) words[i]);
  g_ptr_array_add (command, NULL);
  process = g_subprocess_newv ((const char *const *) command->pdata,
                               G_SUBPROCESS_FLAGS_NONE, error);
  done = process && g_subprocess_wait_check (process, NULL, NULL);
  if (process && ! done)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "tools/bench/%s failed: see its messages above.", words[0]);
  g_clear_object (&process);
  g_ptr_array_unref (command);
  g_free (script);
  return done;
}
