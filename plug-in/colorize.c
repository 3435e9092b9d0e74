/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "colorize.h"
#include "hints.h"
#include "hints-parasite.h"
#include "interactive.h"
#include "photo.h"
#include "result.h"
#include "source.h"

static void
set_argument_error (GError     **error,
                    const char  *message)
{
  g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                       message);
}

Layer
colorize_layer_of (Image      image,
                   Drawable   drawable,
                   GError   **error)
{
  if (gimp_item_get_image (ITEM (drawable)) != image)
    {
      set_argument_error (error, _("The layer belongs to another image: "
                                   "give the image that it is in."));
      return NONE;
    }
  if (GIMP_IS_LAYER_MASK (drawable))
    return gimp_layer_from_mask (MASK (drawable));
  if (GIMP_IS_LAYER (drawable))
    return LAYER (drawable);
  set_argument_error (error, _("A channel cannot be colorized: "
                               "select a layer and try again."));
  return NONE;
}

gboolean
colorize_can_run (GimpRunMode   run_mode,
                  GError      **error)
{
  if (run_mode != GIMP_RUN_INTERACTIVE
      || gimp_display_name () || g_getenv ("DISPLAY"))
    return TRUE;
  set_argument_error (error, _("There is no display for the dialog: "
                               "use RUN-NONINTERACTIVE."));
  return FALSE;
}

/* Where the progress bar is once a photo is read, of reading and predicting,
 * and once all are predicted. */
#define READ      0.5
#define PREDICTED 0.6

static gboolean
show_progress (double   fraction,
               gpointer data)
{
  const Span *span = data;

  span_show (*span, fraction);
  return TRUE;
}

/* Layer, L, scores. */
static ColorizerScores *
predict (Layer                    layer,
         const ColorizerModel    *model,
         const ColorizerSettings *settings,
         Span                     span,
         GError                 **error)
{
  Span             predicting = span_part (span, READ, 1);
  ColorizerInput  *input      = photo_read (layer, model,
                                            span_part (span, 0, READ), error);
  ColorizerScores *scores     = NULL;

  if (input)
    scores = colorizer_predict (model, input, settings, 0, show_progress,
                                &predicting, error);
  colorizer_input_free (input);
  return scores;
}

/* After OK the colors are the selected layer: a second call means their
 * photo.  A script means what it says. */
static Layer *
photos_of (const Layer *layers,
           int          n,
           GimpRunMode  run_mode)
{
  Layer *photos = g_new (Layer, n);

  for (int i = 0; i < n; i++)
    photos[i] = run_mode == GIMP_RUN_NONINTERACTIVE ? layers[i]
                                                    : source_of (layers[i]);
  return photos;
}

/* What is known of one photo says nothing of the next: only a script means all
 * of them. */
static GArray *
hints_for (Layer          layer,
           const Choice  *choice,
           GimpRunMode    run_mode,
           GError       **error)
{
  if (run_mode == GIMP_RUN_NONINTERACTIVE)
    return hints_of (layer, choice, error);
  return hints_kept (layer);
}

/* Scores and hints, ab. */
static ColorizerColors *
decode (const ColorizerScores  *scores,
        const Choice           *choice,
        const GArray           *hints,
        GError                **error)
{
  return colorizer_decode_with_hints (scores, &choice->values.settings,
                                      (const ColorizerHint *) hints->data,
                                      hints->len, NULL, error);
}

/* Layer, scores and hints, ab. */
static ColorizerColors *
find_colors (Layer                  layer,
             const ColorizerModel  *model,
             const Choice          *choice,
             GimpRunMode            run_mode,
             Span                   span,
             GError               **error)
{
  GArray          *hints  = hints_for (layer, choice, run_mode, error);
  ColorizerScores *scores = NULL;
  ColorizerColors *colors = NULL;

  if (! hints)
    return NULL;
  scores = predict (layer, model, &choice->values.settings, span, error);
  if (scores)
    colors = decode (scores, choice, hints, error);
  colorizer_scores_free (scores);
  g_array_unref (hints);
  return colors;
}

/* Sets colors[n], of layers whose scores are not known yet. */
static gboolean
predict_all (const Layer      *layers,
             int               n,
             const Choice     *choice,
             GimpRunMode       run_mode,
             ColorizerColors **colors,
             GError          **error)
{
  ColorizerModel *model = choice_open (choice->values.weights, error);
  gboolean        found = model != NULL;

  for (int i = 0; found && i < n; i++)
    {
      Span span = { PREDICTED * i / n, PREDICTED * (i + 1) / n };

      colors[i] = find_colors (layers[i], model, choice, run_mode, span,
                               error);
      found = colors[i] != NULL;
    }
  colorizer_model_free (model);
  return found;
}

/* With the dialog's hints, whose places are percent: of a photo that may be
 * gone. */
static ColorizerColors *
decode_chosen (const ColorizerScores  *scores,
               const Choice           *choice,
               GError                **error)
{
  GArray          *hints  = colorizer_hints_parse (choice->hints, 1, 1, error);
  ColorizerColors *colors = NULL;

  if (hints)
    {
      colors = decode (scores, choice, hints, error);
      g_array_unref (hints);
    }
  return colors;
}

/* Layers, ab, layers.  scores: of the first layer, or NULL.  All colors are
 * there before the first layer is added. */
static gboolean
add_colors (const Layer            *photos,
            const Layer            *below,
            int                     n,
            const ColorizerScores  *scores,
            const Choice           *choice,
            GimpRunMode             run_mode,
            Layer                  *results,
            GError                **error)
{
  ColorizerColors **colors = g_new0 (ColorizerColors *, n);
  int               known  = scores ? 1 : 0;
  gboolean          added;

  if (scores)
    colors[0] = decode_chosen (scores, choice, error);
  added = (! scores || colors[0])
          && (known == n || predict_all (photos + known, n - known, choice,
                                         run_mode, colors + known, error))
          && result_add (photos, below, colors, n, choice->values.layer_mode,
                         scores ? choice->hints : NULL,
                         (Span) { PREDICTED, 1 }, results, error);
  for (int i = 0; i < n; i++)
    colorizer_colors_free (colors[i]);
  g_free (colors);
  return added;
}

/* The display that it was called from may be closed by now, and GIMP would say
 * that it is "out of range". */
static void
begin_progress (GimpRunMode run_mode)
{
  if (run_mode == GIMP_RUN_NONINTERACTIVE
      || gimp_display_is_valid (gimp_default_display ()))
    gimp_progress_init (_("Colorizing"));
}

/* Whether each of them has something to color. */
static gboolean
are_colorable (const Layer  *photos,
               int           n,
               GError      **error)
{
  gboolean colorable = TRUE;

  for (int i = 0; colorable && i < n; i++)
    colorable = photo_has_pixels (photos[i], error)
                && photo_is_selected (photos[i], error);
  return colorable;
}

GimpPDBStatusType
colorize (GimpRunMode    run_mode,
          const Layer   *layers,
          int            n,
          Choice        *choice,
          Layer         *results,
          GError       **error)
{
  Layer           *photos = photos_of (layers, n, run_mode);
  ColorizerScores *scores = NULL;
  gboolean         added;

  if (! are_colorable (photos, n, error))
    {
      g_free (photos);
      return GIMP_PDB_EXECUTION_ERROR;
    }
  if (run_mode != GIMP_RUN_NONINTERACTIVE)
    choice_set_hints_layer (choice, "");
  if (run_mode == GIMP_RUN_INTERACTIVE)
    {
      scores = interactive_predict (photos[0], n, choice);
      if (! scores)
        {
          g_free (photos);
          return GIMP_PDB_CANCEL;
        }
    }
  begin_progress (run_mode);
  added = add_colors (photos, layers, n, scores, choice, run_mode, results,
                      error);
  gimp_progress_end ();
  colorizer_scores_free (scores);
  g_free (photos);
  if (! added)
    return GIMP_PDB_EXECUTION_ERROR;
  if (run_mode != GIMP_RUN_NONINTERACTIVE)
    gimp_displays_flush ();
  return GIMP_PDB_SUCCESS;
}
