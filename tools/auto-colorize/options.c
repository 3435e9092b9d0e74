/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "options.h"

/* The short options that have one. */
#define WITH_VALUE "Twoj"

static const char summary[] =
  "Colors black-and-white photos: files, or folders with their subfolders.";

static const char description[] =
  "NAME.EXT becomes NAME-colorized.EXT or DIR/NAME.EXT; what is done is "
  "skipped.";

/* GLib says only what is wrong. */
static void
add_advice (GError **error)
{
  char *sentence = g_strdup_printf ("%s: see auto-colorize --help.",
                                    (*error)->message);

  g_free ((*error)->message);
  (*error)->message = sentence;
}

/* GLib does not know -j2 for -j 2.  NULL-terminated, belongs to the caller. */
static char **
unglued (char **argv)
{
  GPtrArray *arguments = g_ptr_array_new ();
  gboolean   is_value  = FALSE;

  for (; *argv && strcmp (*argv, "--"); argv++)
    {
      const char *argument = *argv;
      gboolean    is_short = ! is_value && argument[0] == '-' && argument[1]
                             && strchr (WITH_VALUE, argument[1]);

      is_value = is_short && ! argument[2];
      if (is_short && argument[2])
        g_ptr_array_add (arguments, g_strndup (argument, 2));
      g_ptr_array_add (arguments,
                       g_strdup (argument + (is_short && argument[2] ? 2 : 0)));
    }
  for (; *argv; argv++)
    g_ptr_array_add (arguments, g_strdup (*argv));
  g_ptr_array_add (arguments, NULL);
  return (char **) g_ptr_array_free (arguments, FALSE);
}

static gboolean
parse (Options   *options,
       char     **argv,
       GError   **error)
{
  gboolean mode     = FALSE;
  gboolean as_is    = FALSE;
  double   strength = 100 * COLORIZER_DEFAULT_STRENGTH;

  const GOptionEntry entries[] =
  {
    { "temperature", 'T', 0, G_OPTION_ARG_DOUBLE,
      &options->settings.temperature,
      "Low is vivid, high is muted: above 0 to 1 (0.38)", "T" },
    { "mode", 0, 0, G_OPTION_ARG_NONE, &mode,
      "The likeliest color instead of the mean", NULL },
    { "strength", 0, 0, G_OPTION_ARG_DOUBLE, &strength,
      "Of the colors, in percent: 0 to 150 (100)", "S" },
    { "no-prepare", 0, 0, G_OPTION_ARG_NONE, &as_is,
      "Faded and framed scans as they are", NULL },
    { "hint", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->hints,
      "A color known, as 120,80,#3060a0 or 25%,40%,#3060a0", "X,Y,#RRGGBB" },
    { "hints", 0, 0, G_OPTION_ARG_FILENAME, &options->hints_file,
      "Hints, one a line (PHOTO.hints, if it is there)", "FILE" },
    { "reach", 0, 0, G_OPTION_ARG_DOUBLE, &options->settings.reach,
      "How far hints reach: 0 to 1 (0.5)", "R" },
    { "weights", 'w', 0, G_OPTION_ARG_FILENAME, &options->weights,
      "Other weights than the installed ones", "FILE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->folder,
      "Folder for the results", "DIR" },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs,
      "Photos at once (one a core)", "N" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &options->force,
      "Replace what is there, whoever made it", NULL },
    { "skip-colored", 0, 0, G_OPTION_ARG_NONE, &options->skip_colored,
      "Leave photos alone that have color", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version,
      "Show the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
      &options->paths, NULL, NULL },
    { 0 }
  };
  GOptionContext *context = g_option_context_new ("PATH...");
  char          **arguments = unglued (argv);
  gboolean        parsed;

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  parsed = g_option_context_parse_strv (context, &arguments, error);
  g_strfreev (arguments);
  g_option_context_free (context);
  if (! parsed)
    add_advice (error);
  options->settings.strength = strength / 100;
  options->settings.prepare = ! as_is;
  if (mode)
    options->settings.decode = COLORIZER_DECODE_MODE;
  return parsed;
}

static gboolean
check (const Options  *options,
       GError        **error)
{
  if (options->version)
    return TRUE;
  if (! options->paths)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "No photo is named: name photos or folders.");
      return FALSE;
    }
  if (options->jobs < 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "The number of jobs is %d: give 1 or more.",
                   options->jobs);
      return FALSE;
    }
  return colorizer_settings_check (&options->settings, error);
}

Options *
options_parse (char    **argv,
               GError  **error)
{
  Options *options = g_new0 (Options, 1);

  options->settings = colorizer_settings_default ();
  options->jobs = g_get_num_processors ();
  if (parse (options, argv, error) && check (options, error))
    return options;
  options_free (options);
  return NULL;
}

void
options_free (Options *options)
{
  if (! options)
    return;
  g_free (options->weights);
  g_free (options->folder);
  g_strfreev (options->hints);
  g_free (options->hints_file);
  g_strfreev (options->paths);
  g_free (options);
}
