/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colored.h"
#include "hints.h"
#include "lightness.h"
#include "page.h"
#include "picture.h"
#include "tone.h"

/* How the progress bar shares a page. */
#define READ      0.2
#define PREDICTED 0.6

/* The share of the pixels that dots for grays make gray; lines and letters,
 * along their edges, make fewer. */
#define LEAST_GRAY 0.3

/* A page in work. */
typedef struct
{
  const char       *path;
  PictureView       view;
  GArray           *hints;      /* NULL until it was read */
  const Colorizing *how;
  double            from;       /* of the whole progress */
  double            to;
} Page;

typedef struct
{
  const Page *page;
  double      from;             /* of the page's */
  double      to;
  gboolean    stopped;
} Stage;

static gboolean
show_stage (double   fraction,
            gpointer data)
{
  Stage      *stage = data;
  const Page *page  = stage->page;
  double      done  = stage->from + (stage->to - stage->from) * fraction;

  stage->stopped = ! page->how->progress (page->from
                                          + (page->to - page->from) * done,
                                          page->how->data);
  return ! stage->stopped;
}

/* And the page's hints, which are in its pixels.  *gray: set to whether there
 * is enough of it. */
static ColorizerInput *
read_once (Page      *page,
           gboolean  *gray,
           GError   **error)
{
  Stage           stage   = { page, 0, READ, FALSE };
  VipsImage      *picture = picture_open (page->path, &page->view, error);
  Tone           *tone    = NULL;
  gsize           grays   = 1;
  ColorizerInput *input   = NULL;

  if (! picture)
    return NULL;
  if (page->view.smooth)
    grays = (gsize) picture->Xsize * picture->Ysize * LEAST_GRAY;
  if (! page->hints)
    page->hints = hints_read (page->how->options, page->path, picture->Xsize,
                              picture->Ysize, error);
  if (page->how->options->skip_colored)
    tone = tone_new (picture->Xsize, picture->Ysize);
  if (page->hints)
    input = lightness_read (picture, page->how->model, tone, &grays,
                            show_stage, &stage, error);
  *gray = grays == 0;
  if (input && tone && tone_is_color (tone))
    {
      g_clear_pointer (&input, colorizer_input_free);
      g_set_error_literal (error, COLORIZE_ERROR, COLORIZE_ERROR_COLORED,
                           "It has color already.");
    }
  tone_free (tone);
  g_object_unref (picture);
  return input;
}

/* No color is seen in black or white: dots become grays. */
static ColorizerInput *
read_page (Page    *page,
           GError **error)
{
  gboolean        gray  = FALSE;
  ColorizerInput *input = read_once (page, &gray, error);

  if (! input || gray)
    return input;
  colorizer_input_free (input);
  page->view.smooth = TRUE;
  input = read_once (page, &gray, error);
  if (! input || gray)
    return input;
  colorizer_input_free (input);
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                       "It is black and white without grays, as a drawing: "
                       "scan the photo with 8 bit.");
  return NULL;
}

static ColorizerColors *
predict (Page    *page,
         GError **error)
{
  const ColorizerSettings *settings = &page->how->options->settings;
  Stage                    stage    = { page, READ, PREDICTED, FALSE };
  ColorizerInput          *input    = read_page (page, error);
  ColorizerScores         *scores   = NULL;
  ColorizerColors         *colors   = NULL;

  if (input)
    scores = colorizer_predict (page->how->model, input, settings,
                                page->how->n_threads, show_stage, &stage,
                                error);
  if (scores)
    colors = colorizer_decode_with_hints (scores, settings,
                                          (ColorizerHint *) page->hints->data,
                                          page->hints->len, NULL, error);
  colorizer_input_free (input);
  colorizer_scores_free (scores);
  return colors;
}

static gboolean
write_colored (const Page             *page,
               VipsImage              *picture,
               const ColorizerColors  *colors,
               SaveFormat              format,
               int                     descriptor,
               GError                **error)
{
  Stage     stage   = { page, PREDICTED, 1, FALSE };
  Colored  *colored = colored_new (picture, colors, show_stage, &stage);
  gboolean  written = colored
                      && save_picture (colored_picture (colored), format,
                                       page->path, descriptor);

  colored_free (colored);
  if (! written && stage.stopped)
    g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_CANCELLED,
                         "Stopped.");
  else if (! written)
    save_set_error (error);
  return written;
}

gboolean
page_colorize (const char        *path,
               int                number,
               SaveFormat         format,
               int                descriptor,
               const Colorizing  *how,
               double             from,
               double             to,
               GError           **error)
{
  Page             page    = { .path = path, .how = how, .from = from,
                               .to = to };
  ColorizerColors *colors  = NULL;
  VipsImage       *picture = NULL;
  gboolean         written = FALSE;

  if (picture_view_new (path, number, &page.view, error))
    colors = predict (&page, error);
  /* libvips reads a photo once, from the top, and forgets it. */
  if (colors)
    picture = picture_open (path, &page.view, error);
  if (picture)
    {
      written = write_colored (&page, picture, colors, format, descriptor,
                               error);
      g_object_unref (picture);
    }
  g_clear_pointer (&page.hints, g_array_unref);
  colorizer_colors_free (colors);
  return written;
}
