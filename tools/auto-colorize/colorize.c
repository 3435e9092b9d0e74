/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colored.h"
#include "colorize.h"
#include "hints.h"
#include "lightness.h"
#include "save.h"
#include "tiff_tags.h"

/* How the progress bar shares a photo. */
#define READ      0.2
#define PREDICTED 0.6

typedef struct
{
  const Colorizing *how;
  double            from;       /* of the whole progress */
  double            to;
  gboolean          stopped;
} Stage;

static gboolean
show_stage (double   fraction,
            gpointer data)
{
  Stage  *stage = data;
  double  done  = stage->from + (stage->to - stage->from) * fraction;

  stage->stopped = ! stage->how->progress (done, stage->how->data);
  return ! stage->stopped;
}

/* And its hints, which are in its pixels. */
static ColorizerInput *
read_photo (const char        *path,
            const Colorizing  *how,
            GArray           **hints,
            GError           **error)
{
  Stage           stage   = { how, 0, READ, FALSE };
  VipsImage      *picture = picture_open (path, error);
  ColorizerInput *input   = NULL;

  if (! picture)
    return NULL;
  *hints = hints_read (how->options, path, picture->Xsize, picture->Ysize,
                       error);
  if (*hints)
    input = lightness_read (picture, how->model, show_stage, &stage, error);
  g_object_unref (picture);
  return input;
}

static ColorizerColors *
predict (const char        *path,
         const Colorizing  *how,
         GError           **error)
{
  const ColorizerSettings *settings = &how->options->settings;
  Stage                    stage    = { how, READ, PREDICTED, FALSE };
  GArray                  *hints    = NULL;
  ColorizerInput          *input    = read_photo (path, how, &hints, error);
  ColorizerScores         *scores   = NULL;
  ColorizerColors         *colors   = NULL;

  if (input)
    scores = colorizer_predict (how->model, input, settings, how->n_threads,
                                show_stage, &stage, error);
  if (scores)
    colors = colorizer_decode_with_hints (scores, settings,
                                          (ColorizerHint *) hints->data,
                                          hints->len, NULL, error);
  g_clear_pointer (&hints, g_array_unref);
  colorizer_input_free (input);
  colorizer_scores_free (scores);
  return colors;
}

static gboolean
save (const char    *path,
      VipsImage     *picture,
      PictureFormat  format,
      int            descriptor)
{
  return save_picture (picture, format, descriptor)
         && (format != PICTURE_TIFF || tiff_tags_copy (path, descriptor));
}

static gboolean
write_colored (const char             *path,
               VipsImage              *picture,
               const ColorizerColors  *colors,
               int                     descriptor,
               const Colorizing       *how,
               GError                **error)
{
  Stage     stage   = { how, PREDICTED, 1, FALSE };
  Colored  *colored = colored_new (picture, colors, show_stage, &stage);
  gboolean  written = colored
                      && save (path, colored_picture (colored),
                               picture_format (picture), descriptor);

  colored_free (colored);
  if (! written && stage.stopped)
    g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_CANCELLED,
                         "Stopped.");
  else if (! written)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                         "The result cannot be written in full: free some "
                         "space or name another folder with -o.");
  return written;
}

gboolean
colorize_photo (const char        *path,
                int                descriptor,
                const Colorizing  *how,
                GError           **error)
{
  ColorizerColors *colors  = predict (path, how, error);
  VipsImage       *picture = NULL;
  gboolean         written = FALSE;

  /* libvips reads a photo once, from the top, and forgets it. */
  if (colors)
    picture = picture_open (path, error);
  if (picture)
    {
      written = write_colored (path, picture, colors, descriptor, how, error);
      g_object_unref (picture);
    }
  colorizer_colors_free (colors);
  return written;
}
