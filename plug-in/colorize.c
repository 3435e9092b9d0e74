/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "colorize.h"
#include "interactive.h"
#include "photo.h"

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

static gboolean
show_progress (double   fraction,
               gpointer data)
{
  (void) data;
  gimp_progress_update (PHOTO_READ + (PHOTO_PREDICTED - PHOTO_READ)
                        * fraction);
  return TRUE;
}

/* Layer, L, scores. */
static ColorizerScores *
predict (Layer         layer,
         const Choice *choice,
         GError      **error)
{
  ColorizerModel  *model  = choice_open (choice->weights, error);
  ColorizerInput  *input  = model ? photo_read (layer, model, error) : NULL;
  ColorizerScores *scores = NULL;

  if (input)
    scores = colorizer_predict (model, input, &choice->settings, 0,
                                show_progress, NULL, error);
  colorizer_input_free (input);
  colorizer_model_free (model);
  return scores;
}

/* Scores, ab, layer.  Returns the new layer, NONE on failure. */
static Layer
add_colors (Layer                     layer,
            const ColorizerScores    *scores,
            const ColorizerSettings  *settings,
            GError                  **error)
{
  ColorizerColors *colors = colorizer_decode (scores, settings, error);
  Layer            result = NONE;

  if (colors)
    result = photo_add_colorized (layer, colors, error);
  colorizer_colors_free (colors);
  return result;
}

GimpPDBStatusType
colorize (GimpRunMode   run_mode,
          Layer         layer,
          Choice       *choice,
          Layer        *result,
          GError      **error)
{
  gboolean         interactive = run_mode == GIMP_RUN_INTERACTIVE;
  ColorizerScores *scores      = NULL;

  if (interactive)
    {
      scores = interactive_predict (layer, choice);
      if (! scores)
        return GIMP_PDB_CANCEL;
    }
  gimp_progress_init (_("Colorizing"));
  if (! interactive)
    scores = predict (layer, choice, error);
  *result = scores ? add_colors (layer, scores, &choice->settings, error)
                   : NONE;
  gimp_progress_end ();
  colorizer_scores_free (scores);
  if (*result == NONE)
    return GIMP_PDB_EXECUTION_ERROR;
  if (run_mode != GIMP_RUN_NONINTERACTIVE)
    gimp_displays_flush ();
  return GIMP_PDB_SUCCESS;
}
