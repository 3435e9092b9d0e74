/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>

#include "engine.h"

struct _BenchEngine
{
  const char       *name;
  GSubprocess      *process;
  GDataInputStream *answers;
  double            cold_ms;
};

gboolean
bench_engine_call (const char *const *command,
                   gboolean           silent)
{
  GSubprocessFlags  flags   = silent ? G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                       | G_SUBPROCESS_FLAGS_STDERR_SILENCE
                                     : G_SUBPROCESS_FLAGS_NONE;
  GSubprocess      *process = g_subprocess_newv (command, flags, NULL);
  gboolean          done    = process
                              && g_subprocess_wait_check (process, NULL, NULL);

  g_clear_object (&process);
  return done;
}

char **
bench_engine_command (const char *const *command,
                      const BenchJob    *job,
                      const char        *ab)
{
  GPtrArray *words = g_ptr_array_new ();

  for (int i = 0; command[i]; i++)
    g_ptr_array_add (words, g_strdup (command[i]));
  g_ptr_array_add (words, g_strdup (job->folder));
  g_ptr_array_add (words, g_strdup_printf ("%d", job->height));
  g_ptr_array_add (words, g_strdup_printf ("%d", job->width));
  g_ptr_array_add (words, g_strdup_printf ("%d", job->n_threads));
  g_ptr_array_add (words, g_strdup (ab));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static gboolean
ended_early (const BenchEngine  *engine,
             GError            **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               "%s ended too early: see its messages above.", engine->name);
  return FALSE;
}

/* Waits for a line that begins with this word; number may be NULL. */
static gboolean
expect (BenchEngine  *engine,
        const char   *word,
        double       *number,
        GError      **error)
{
  char     *line     = g_data_input_stream_read_line (engine->answers, NULL,
                                                      NULL, NULL);
  gboolean  expected = line && g_str_has_prefix (line, word);

  if (expected && number)
    *number = g_ascii_strtod (line + strlen (word), NULL);
  g_free (line);
  return expected || ended_early (engine, error);
}

static gboolean
tell (BenchEngine  *engine,
      const char   *line,
      GError      **error)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (engine->process);

  return g_output_stream_write_all (input, line, strlen (line), NULL, NULL,
                                    NULL)
         || ended_early (engine, error);
}

static GSubprocess *
spawn (const char *const  *command,
       const BenchJob     *job,
       const char         *ab,
       GError            **error)
{
  GSubprocessLauncher *launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                 | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  char                *threads = g_strdup_printf ("%d", job->n_threads);
  char               **words   = bench_engine_command (command, job, ab);
  GSubprocess         *process;

  g_subprocess_launcher_setenv (launcher, "OMP_NUM_THREADS", threads, TRUE);
  process = g_subprocess_launcher_spawnv (launcher,
                                          (const char *const *) words, error);
  g_strfreev (words);
  g_free (threads);
  g_object_unref (launcher);
  return process;
}

BenchEngine *
bench_engine_start (const char         *name,
                    const char *const  *command,
                    const BenchJob     *job,
                    const char         *ab,
                    GError            **error)
{
  BenchEngine *engine = g_new0 (BenchEngine, 1);
  gint64       start  = g_get_monotonic_time ();
  gboolean     ready  = FALSE;

  engine->name = name;
  engine->process = spawn (command, job, ab, error);
  if (engine->process)
    {
      engine->answers = g_data_input_stream_new
                          (g_subprocess_get_stdout_pipe (engine->process));
      ready = expect (engine, "ready", NULL, error);
      engine->cold_ms = (g_get_monotonic_time () - start) / 1000.0;
    }
  if (! ready)
    {
      bench_engine_free (engine);
      return NULL;
    }
  return engine;
}

void
bench_engine_free (BenchEngine *engine)
{
  if (! engine)
    return;
  if (engine->process)
    {
      g_subprocess_force_exit (engine->process);
      g_subprocess_wait (engine->process, NULL, NULL);
    }
  g_clear_object (&engine->answers);
  g_clear_object (&engine->process);
  g_free (engine);
}

double
bench_engine_cold_ms (const BenchEngine *engine)
{
  return engine->cold_ms;
}

gboolean
bench_engine_run (BenchEngine  *engine,
                  double       *ms,
                  GError      **error)
{
  return tell (engine, "run\n", error)
         && expect (engine, "done", ms, error);
}

gboolean
bench_engine_quit (BenchEngine  *engine,
                   double       *peak_mb,
                   GError      **error)
{
  double peak_kib;

  if (! tell (engine, "quit\n", error)
      || ! expect (engine, "peak", &peak_kib, error))
    return FALSE;
  *peak_mb = peak_kib * 1024 / 1e6;
  return g_subprocess_wait_check (engine->process, NULL, NULL)
         || ended_early (engine, error);
}
