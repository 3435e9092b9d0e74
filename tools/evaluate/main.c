/* Judges the engine's colors by number.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <stdlib.h>

#include <gio/gio.h>
#include <vips/vips.h>

#include "evaluation.h"
#include "faces.h"
#include "hints.h"
#include "judgements.h"
#include "options.h"
#include "page.h"
#include "spoil.h"
#include "table.h"

static gboolean
parse_temperature (const char         *text,
                   ColorizerSettings  *settings,
                   GError            **error)
{
  char *end;

  settings->decode = COLORIZER_DECODE_MODE;
  if (g_str_equal (text, "mode"))
    return TRUE;

  settings->decode = COLORIZER_DECODE_MEAN;
  settings->temperature = g_ascii_strtod (text, &end);
  if (end == text || *end)
    return options_refuse (error, "Give a -T above 0 and up to 1, or "
                           "\"mode\".");
  return colorizer_settings_check (settings, error);
}

/* At the paper's T. */
static ColorizerSettings
usual_settings (const Options *options)
{
  ColorizerSettings settings = colorizer_settings_default ();

  if (options->bilinear)
    settings.enlarge = COLORIZER_ENLARGE_BILINEAR;
  settings.prepare = ! options->unprepared;
  settings.reach = options->reach;
  return settings;
}

/* NULL and an error for what is no temperature. */
static GArray *
list_settings (const Options  *options,
               GError        **error)
{
  const char        *usual[] = { "1", "0.38", "mode", NULL };
  const char *const *texts   = options->temperatures
                               ? (const char *const *) options->temperatures
                               : usual;
  GArray            *list    = g_array_new (FALSE, FALSE,
                                            sizeof (ColorizerSettings));

  for (; list && *texts; texts++)
    {
      ColorizerSettings settings = usual_settings (options);

      if (parse_temperature (*texts, &settings, error))
        g_array_append_val (list, settings);
      else
        g_clear_pointer (&list, g_array_unref);
    }
  return list;
}

/* The first of those listed where a temperature is given. */
static ColorizerSettings
first_settings (const Options *options,
                const GArray  *settings)
{
  return options->temperatures
         ? g_array_index (settings, ColorizerSettings, 0)
         : usual_settings (options);
}

/* NULL and an error for what are no numbers of hints. */
static GArray *
list_counts (const char  *text,
             GError     **error)
{
  GArray  *list  = g_array_new (FALSE, FALSE, sizeof (int));
  char   **words = g_strsplit (*text ? text : " ", ",", -1);

  for (char **word = words; list && *word; word++)
    {
      guint64 n;
      int     count;

      if (! g_ascii_string_to_unsigned (*word, 10, 0, COLORIZER_MAX_HINTS, &n,
                                        NULL))
        {
          options_refuse (error, "Give numbers of --hints from 0 to 1000, "
                          "with commas between.");
          g_clear_pointer (&list, g_array_unref);
          break;
        }
      count = n;
      g_array_append_val (list, count);
    }
  g_strfreev (words);
  return list;
}

static gboolean
judge_hints (Album          *album,
             const Options  *options,
             GPtrArray      *contenders,
             const GArray   *settings,
             GError        **error)
{
  ColorizerSettings  first  = first_settings (options, settings);
  GArray            *counts = list_counts (options->hints, error);
  gboolean           done;

  if (! counts)
    return FALSE;
  done = hints_run (album, contenders->pdata[0], &first, counts,
                    options->side > 0 ? options->side : HINTS_SIDE,
                    options->every, error);
  g_array_unref (counts);
  return done;
}

static gboolean
write_page (Album          *album,
            const Options  *options,
            GPtrArray      *contenders,
            const GArray   *settings,
            GError        **error)
{
  ColorizerSettings first = first_settings (options, settings);

  return page_write (album, contenders->pdata[0], &first,
                     options->side > 0 ? options->side : PAGE_SIDE,
                     options->page, error);
}

static gboolean
add_contender (GPtrArray   *contenders,
               const char  *name,
               const char  *path,
               int          short_side,
               GError     **error)
{
  Contender *contender = contender_new (name, path, short_side, error);

  if (contender)
    g_ptr_array_add (contenders, contender);
  return contender != NULL;
}

static gboolean
add_contenders (GPtrArray      *contenders,
                const Options  *options,
                GError        **error)
{
  if (! options->weights)
    return add_contender (contenders, "bundled", NULL,
                          options->short_side, error);
  for (char **path = options->weights; *path; path++)
    if (! add_contender (contenders, *path, *path, options->short_side,
                         error))
      return FALSE;
  return TRUE;
}

static gboolean
run (const Options     *options,
     const Evaluation  *evaluation,
     GError           **error)
{
  gint64  start = g_get_monotonic_time ();
  GArray *rows  = evaluation_run (evaluation, error);

  if (! rows)
    return FALSE;
  if (! options->csv)
    g_print ("%u photos, %.1f s\n\n", album_length (evaluation->album),
             (g_get_monotonic_time () - start) / 1e6);
  table_print (rows, options->csv, options->sectors);
  g_array_unref (rows);
  return ! evaluation->sheet
         || sheet_write (evaluation->sheet, options->sheet, error);
}

static gboolean
evaluate (const Options  *options,
          GError        **error)
{
  GPtrArray *contenders =
    g_ptr_array_new_with_free_func ((GDestroyNotify) contender_free);
  GArray    *settings   = list_settings (options, error);
  Album     *album      = NULL;
  Sheet     *sheet      = NULL;
  gboolean   done;

  done = settings && add_contenders (contenders, options, error)
         && (album = album_open (options->paths, error));
  if (done && options->sheet)
    sheet = sheet_new (album_length (album));
  if (done && options->spoil)
    done = spoil_run (album, contenders->pdata[0], error);
  else if (done && options->faces)
    done = faces_run (album, contenders, settings, options->faces, error);
  else if (done && options->hints)
    done = judge_hints (album, options, contenders, settings, error);
  else if (done && options->page)
    done = write_page (album, options, contenders, settings, error);
  else if (done)
    done = run (options,
                &(Evaluation) { album, contenders, settings, options->side,
                                options->n_threads > 0
                                ? options->n_threads
                                : (int) g_get_num_processors (),
                                sheet },
                error);

  sheet_free (sheet);
  album_close (album);
  if (settings)
    g_array_unref (settings);
  g_ptr_array_unref (contenders);
  return done;
}

int
main (int    argc,
      char **argv)
{
  Options   options;
  GError   *error   = NULL;
  gboolean  done;

  if (VIPS_INIT (argv[0]) != 0)
    {
      g_printerr ("evaluate: libvips does not start: install it again.\n");
      return EXIT_FAILURE;
    }
  vips_concurrency_set (1);   /* photos are what runs at the same time */

  /* For file names; numbers keep the decimal point, whatever libvips set. */
  setlocale (LC_ALL, "C");
  setlocale (LC_CTYPE, "");

  done = options_parse (&options, &argc, &argv, &error)
         && (options.page_results
             ? judgements_run (options.paths, &error)
             : evaluate (&options, &error));
  if (! done)
    {
      g_printerr ("evaluate: %s\n", error->message);
      g_error_free (error);
    }
  options_clear (&options);
  vips_shutdown ();
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
