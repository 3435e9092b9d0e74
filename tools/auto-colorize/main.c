/* Colors photos and folders of photos from the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include <tiffio.h>
#include <vips/vips.h>

#include "colorizer.h"
#include "load.h"
#include "options.h"
#include "photos.h"
#include "run.h"
#include "stop.h"

#define EXIT_USAGE   2
#define EXIT_STOPPED 128        /* and the signal, as a shell has it */

static int
fail (GError *error,
      int     status)
{
  fprintf (stderr, "auto-colorize: %s\n", error->message);
  g_error_free (error);
  return status;
}

/* The engine says what is wrong with a weights file, not what to do. */
static ColorizerModel *
open_model (const Options  *options,
            GError        **error)
{
  GError         *cause = NULL;
  ColorizerModel *model = colorizer_model_open (options->weights, &cause);

  if (! model && g_error_matches (cause, COLORIZER_ERROR,
                                  COLORIZER_ERROR_MEMORY))
    {
      g_propagate_error (error, cause);
    }
  else if (! model)
    {
      g_set_error (error, cause->domain, cause->code, "%s: %s.",
                   cause->message,
                   options->weights ? "give another file with --weights"
                                    : "install auto-colorize again");
      g_error_free (cause);
    }
  return model;
}

/* What is wrong with a photo is said in our own words. */
static void
ignore_message (const gchar    *domain,
                GLogLevelFlags  level,
                const gchar    *message,
                gpointer        data)
{
  (void) domain;
  (void) level;
  (void) message;
  (void) data;
}

static gboolean
start_vips (const char *program)
{
  if (vips_init (program))
    {
      fputs ("auto-colorize: libvips does not start: install it again.\n",
             stderr);
      return FALSE;
    }
  TIFFSetErrorHandler (NULL);
  TIFFSetWarningHandler (NULL);
  g_log_set_handler ("VIPS", G_LOG_LEVEL_WARNING, ignore_message, NULL);
  load_allow ();
  vips_cache_set_max (0);       /* no photo is opened twice in vain */
  return TRUE;
}

static int
colorize (const Options        *options,
          const ColorizerModel *model)
{
  Photos   *photos = photos_find (options->paths, options->folder);
  gboolean  failed;

  stop_listen ();
  failed = run_photos (model, options, photos);
  photos_free (photos);
  if (stop_signal ())
    return EXIT_STOPPED + stop_signal ();
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

static int
run (const Options *options,
     const char    *program)
{
  GError         *error = NULL;
  ColorizerModel *model;
  int             status;

  if (options->version)
    {
      puts ("auto-colorize " VERSION);
      return EXIT_SUCCESS;
    }
  model = open_model (options, &error);
  if (! model)
    return fail (error, EXIT_FAILURE);
  if (! start_vips (program))
    {
      colorizer_model_free (model);
      return EXIT_FAILURE;
    }
  status = colorize (options, model);
  vips_shutdown ();
  colorizer_model_free (model);
  return status;
}

int
main (int    argc,
      char **argv)
{
  GError  *error = NULL;
  Options *options;
  int      status;

  (void) argc;
  setlocale (LC_ALL, "");
  options = options_parse (argv, &error);
  if (! options)
    return fail (error, EXIT_USAGE);
  status = run (options, argv[0]);
  options_free (options);
  return status;
}
