/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"
#include "options.h"

#define MULTIPLE       8      /* of the network's short side */
#define MAX_SHORT_SIDE 1024
#define MAX_THREADS    64

gboolean
options_refuse (GError     **error,
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
      "Reduce the photos to this short side first (default: full size; with "
      "--hints and --page 256)", "N" },
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
    { "page", 0, 0, G_OPTION_ARG_FILENAME, &options->page,
      "Write a page into this new folder instead, on which people tell true "
      "photos from the first weights file's, at the first temperature "
      "(default: 0.38)", "DIR" },
    { "page-results", 0, 0, G_OPTION_ARG_NONE, &options->page_results,
      "Join the files that people have saved from the page: how often the "
      "false colors fooled them", NULL },
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
  if (! options->paths && options->page_results)
    return options_refuse (error, "Give the files that judges have saved from "
                           "a page.");
  if (! options->paths)
    return options_refuse (error, "Give a folder or a zip of color photos: "
                           "see evaluate --help.");
  if (options->side < 0)
    return options_refuse (error, "Give a --side of at least 1 pixel.");
  if (options->short_side % MULTIPLE != 0 || options->short_side < 0
      || options->short_side > MAX_SHORT_SIDE)
    return options_refuse (error, "Give a --short-side from 8 to 1024 that "
                           "is a multiple of 8.");
  if (options->every < 1)
    return options_refuse (error, "Give an --every of at least 1.");
  if (options->n_threads < 0 || options->n_threads > MAX_THREADS)
    return options_refuse (error, "Give from 1 to 64 --threads.");
  return TRUE;
}

gboolean
options_parse (Options   *options,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  *options = (Options) { .reach = COLORIZER_DEFAULT_REACH, .every = 1 };
  return parse (options, argc, argv, error) && check (options, error);
}

void
options_clear (Options *options)
{
  g_strfreev (options->weights);
  g_strfreev (options->temperatures);
  g_strfreev (options->paths);
  g_free (options->sheet);
  g_free (options->page);
  g_free (options->faces);
  g_free (options->hints);
}
