/* Imports the authors' weights from a command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _POSIX_C_SOURCE 200809L

#include <locale.h>
#include <signal.h>
#include <stdlib.h>

#include "import.h"

typedef struct
{
  gboolean   version;
  char     **paths;               /* NULL, or ended by NULL */
} Options;

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  const GOptionEntry entries[] =
  {
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version,
      "Print the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
      &options->paths, NULL, "MODEL.caffemodel OUT.weights" },
    { .long_name = NULL }
  };
  GOptionContext *context = g_option_context_new (NULL);
  GError         *cause   = NULL;
  gboolean        parsed;

  g_option_context_set_summary
    (context,
    "Turns the authors' Caffe model, colorization_release_v2.caffemodel or\n"
    "colorization_release_v2_norebal.caffemodel, into a weights file for\n"
    "Auto-Colorize.  Nothing is downloaded.");
  g_option_context_add_main_entries (context, entries, NULL);
  parsed = g_option_context_parse (context, argc, argv, &cause);
  g_option_context_free (context);
  if (parsed)
    return TRUE;
  import_refuse (error, "%s: see auto-colorize-import --help.",
                 cause->message);
  g_error_free (cause);
  return FALSE;
}

/* With signals held back, so that one of them leaves no temporary file; it
 * ends the program afterwards. */
static gboolean
import (const char  *from,
        const char  *to,
        GError     **error)
{
  sigset_t held, before;
  gboolean done;

  sigemptyset (&held);
  sigaddset (&held, SIGINT);
  sigaddset (&held, SIGTERM);
  sigaddset (&held, SIGHUP);
  sigprocmask (SIG_BLOCK, &held, &before);
  done = import_caffemodel (from, to, error);
  sigprocmask (SIG_SETMASK, &before, NULL);
  return done;
}

static gboolean
run (const Options  *options,
     GError        **error)
{
  if (options->version)
    {
      g_print ("auto-colorize-import " VERSION "\n");
      return TRUE;
    }
  if (! options->paths || g_strv_length (options->paths) != 2)
    return import_refuse (error, "Give the model and the weights file to "
                          "write: see auto-colorize-import --help.");
  return import (options->paths[0], options->paths[1], error);
}

int
main (int    argc,
      char **argv)
{
  Options   options = { 0 };
  GError   *error   = NULL;
  gboolean  done;

  /* For file names. */
  setlocale (LC_CTYPE, "");

  done = parse (&options, &argc, &argv, &error) && run (&options, &error);
  if (! done)
    {
      g_printerr ("auto-colorize-import: %s\n", error->message);
      g_error_free (error);
    }
  g_strfreev (options.paths);
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
