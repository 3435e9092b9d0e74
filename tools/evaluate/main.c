/* Judges the engine's colors by number.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <stdlib.h>

#include <gio/gio.h>
#include <vips/vips.h>

#include "evaluation.h"
#include "faces.h"
#include "hints.h"
#include "spoil.h"
#include "table.h"

#define MULTIPLE       8      /* of the network's short side */
#define MAX_SHORT_SIDE 1024
#define MAX_THREADS    64

typedef struct
{
  char    **weights;
  char    **temperatures;
  int       side;
  int       short_side;
  int       n_threads;
  gboolean  bilinear;
  gboolean  unprepared;
  gboolean  spoil;
  char     *faces;
  char     *hints;            /* numbers of them */
  double    reach;
  int       every;
  char     *sheet;
  gboolean  csv;
  gboolean  sectors;
  char    **paths;
} Options;

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       sentence);
  return FALSE;
}

static void
add_summary (GOptionContext *context)
{
  g_option_context_set_summary
    (context,
    "Colors photos (WebP, JPEG or PNG, in folders or zips) and compares the\n"
    "ab with their own, at the photos' size and before colors that sRGB\n"
    "cannot show are made paler.");
  g_option_context_set_description
    (context,
    "Figures, in percent but for the chromas:\n"
    "  auc           share of the pixels whose ab lies within t of the\n"
    "                truth, averaged over t = 0..150\n"
    "  auc_balanced  the mean of the same within each of the 313 classes\n"
    "                of the truth that occur\n"
    "  chroma        mean chroma; chroma_truth: of the photos\n"
    "  hue8          of the pixels with a chroma above 15, the share\n"
    "                predicted with a chroma above 5 and within 45 degrees\n"
    "                of the hue: the mean of 8 sectors of the true hue\n"
    "  hist          what the histograms of the classes have in common\n"
    "Rows:\n"
    "  gray          ab = 0\n"
    "  random        the colors of another photo\n"
    "  tint          the one color with the largest auc_balanced\n");
}

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  const GOptionEntry entries[] =
  {
    { "weights", 'w', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->weights,
      "A weights file (default: the bundled one); may be given again",
      "FILE" },
    { "temperature", 'T', 0, G_OPTION_ARG_STRING_ARRAY,
      &options->temperatures,
      "A temperature, or \"mode\" (default: 1, 0.38 and mode); may be "
      "given again", "T" },
    { "side", 0, 0, G_OPTION_ARG_INT, &options->side,
      "Reduce the photos to this short side first (default: full size)",
      "N" },
    { "short-side", 0, 0, G_OPTION_ARG_INT, &options->short_side,
      "Short side of the network's input (default: the weights file's)",
      "N" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &options->n_threads,
      "Photos to color at a time (default: one a core)", "N" },
    { "bilinear", 0, 0, G_OPTION_ARG_NONE, &options->bilinear,
      "Enlarge the colors bilinearly, as the paper does (default: guided "
      "by the photo's edges)", NULL },
    { "unprepared", 0, 0, G_OPTION_ARG_NONE, &options->unprepared,
      "Do not prepare faded and framed scans for the network", NULL },
    { "spoil", 0, 0, G_OPTION_ARG_NONE, &options->spoil,
      "Make the photos look like old scans instead, and print how true the "
      "hues of the first weights file are then", NULL },
    { "faces", 0, 0, G_OPTION_ARG_FILENAME, &options->faces,
      "Judge the faces alone that find_faces.py has found: the share of their "
      "pixels with the right hue, chroma and both", "FACES.csv" },
    { "hints", 0, 0, G_OPTION_ARG_STRING, &options->hints,
      "Give that many true colors instead, and print how near the others of "
      "the first weights file come then, at the first temperature "
      "(tools/evaluate/hints.h tells what the columns mean)", "0,1,2,5" },
    { "reach", 0, 0, G_OPTION_ARG_DOUBLE, &options->reach,
      "Of the hints, from 0 to 1 (default: 0.5)", "R" },
    { "every", 0, 0, G_OPTION_ARG_INT, &options->every,
      "With --hints: only every N-th photo (default: all)", "N" },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options->sheet,
      "Draw a contact sheet of the first weights file at T = 0.38: gray, "
      "ours, truth", "FILE.png" },
    { "sectors", 0, 0, G_OPTION_ARG_NONE, &options->sectors,
      "Also print hue8's sectors: hue_0 is 0 to 45 degrees", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options->csv,
      "Print comma-separated values", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
      &options->paths, NULL, "PATH..." },
    { .long_name = NULL }
  };
  GOptionContext *context = g_option_context_new (NULL);
  GError         *cause   = NULL;
  gboolean        parsed;

  add_summary (context);
  g_option_context_add_main_entries (context, entries, NULL);
  parsed = g_option_context_parse (context, argc, argv, &cause);
  g_option_context_free (context);
  if (! parsed)
    {
      g_set_error (error, cause->domain, cause->code,
                   "%s: see evaluate --help.", cause->message);
      g_error_free (cause);
    }
  return parsed;
}

static gboolean
check (const Options  *options,
       GError        **error)
{
  if (! options->paths)
    return refuse (error, "Give a folder or a zip of color photos: see "
                   "evaluate --help.");
  if (options->side < 0)
    return refuse (error, "Give a --side of at least 1 pixel.");
  if (options->short_side % MULTIPLE != 0 || options->short_side < 0
      || options->short_side > MAX_SHORT_SIDE)
    return refuse (error, "Give a --short-side from 8 to 1024 that is a "
                   "multiple of 8.");
  if (options->every < 1)
    return refuse (error, "Give an --every of at least 1.");
  if (options->n_threads < 0 || options->n_threads > MAX_THREADS)
    return refuse (error, "Give from 1 to 64 --threads.");
  return TRUE;
}

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
    return refuse (error, "Give a -T above 0 and up to 1, or \"mode\".");
  return colorizer_settings_check (settings, error);
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
      ColorizerSettings settings = colorizer_settings_default ();

      if (options->bilinear)
        settings.enlarge = COLORIZER_ENLARGE_BILINEAR;
      settings.prepare = ! options->unprepared;
      settings.reach = options->reach;
      if (parse_temperature (*texts, &settings, error))
        g_array_append_val (list, settings);
      else
        g_clear_pointer (&list, g_array_unref);
    }
  return list;
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
          refuse (error, "Give numbers of --hints from 0 to 1000, with commas "
                  "between.");
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
  /* The paper's T, where none is given. */
  ColorizerSettings  usual  = colorizer_settings_default ();
  GArray            *counts = list_counts (options->hints, error);
  gboolean           done;

  if (! counts)
    return FALSE;
  usual.reach = options->reach;
  done = hints_run (album, contenders->pdata[0],
                    options->temperatures
                    ? &g_array_index (settings, ColorizerSettings, 0)
                    : &usual, counts,
                    options->side > 0 ? options->side : HINTS_SIDE,
                    options->every, error);
  g_array_unref (counts);
  return done;
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

static void
options_clear (Options *options)
{
  g_strfreev (options->weights);
  g_strfreev (options->temperatures);
  g_strfreev (options->paths);
  g_free (options->sheet);
  g_free (options->faces);
  g_free (options->hints);
}

int
main (int    argc,
      char **argv)
{
  Options   options = { .reach = COLORIZER_DEFAULT_REACH, .every = 1 };
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

  done = parse (&options, &argc, &argv, &error)
         && check (&options, &error)
         && evaluate (&options, &error);
  if (! done)
    {
      g_printerr ("evaluate: %s\n", error->message);
      g_error_free (error);
    }
  options_clear (&options);
  vips_shutdown ();
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
