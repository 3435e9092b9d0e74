/* GIMP's Filters > Colors > Auto-Colorize: the procedure, its arguments and
 * its run modes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <libgimp/gimp.h>

#include <glib/gi18n-lib.h>

#include "beside.h"
#include "choice.h"
#include "colorizer.h"
#include "interactive.h"
#include "photo.h"
#include "procedure.h"
#include "settings.h"

#define ICON        "auto-colorize.svg"       /* beside the plug-in */
#define N_ARGUMENTS 6                         /* but for the weights */

static void
install (const char         *name,
         const char         *menu_label,
         int                 n_arguments,
         const GimpParamDef *arguments)
{
  static const GimpParamDef values[] =
    {
      { GIMP_PDB_LAYER, "layer", "The new layer, in color" }
    };

  gimp_install_procedure
    (name,
     N_("Color a black-and-white photo"),
     "Predicts the colors of a layer from its lightness with the network of "
     "\"Colorful Image Colorization\" (Zhang, Isola, Efros, ECCV 2016) and "
     "adds them, with the photo's own lightness, as a new layer above it.  "
     "The image becomes RGB.  The layer's mask and a selection become the new "
     "layer's mask.",
     "The Auto-Colorize authors", "The Auto-Colorize authors", "2026",
     menu_label, "RGB*, GRAY*, INDEXED*", GIMP_PLUGIN,
     n_arguments, G_N_ELEMENTS (values), arguments, values);
}

static void
query (void)
{
  static const GimpParamDef arguments[] =
    {
      { GIMP_PDB_INT32, "run-mode",
        "The run mode { RUN-INTERACTIVE (0), RUN-NONINTERACTIVE (1), "
        "RUN-WITH-LAST-VALS (2) }" },
      { GIMP_PDB_IMAGE, "image", "The image" },
      { GIMP_PDB_DRAWABLE, "drawable", "The layer to colorize" },
      { GIMP_PDB_FLOAT, "temperature",
        "Temperature of the annealed mean: low is vivid, high is muted "
        "(0 < temperature <= 1, default 0.38)" },
      { GIMP_PDB_INT32, "decode",
        "The color of each point { annealed mean (0), mode (1) }" },
      { GIMP_PDB_FLOAT, "strength",
        "What the colors are multiplied by, in percent "
        "(0 <= strength <= 150, default 100)" },
      { GIMP_PDB_STRING, "weights",
        "NAME of the weights in auto-colorize/NAME.weights in GIMP's own "
        "folder, or \"\" for the bundled ones" }
    };
  char *locales = beside_locales ();
  char *icon    = beside_plug_in (ICON);

  G_STATIC_ASSERT (G_N_ELEMENTS (arguments) == N_ARGUMENTS + 1);

  gimp_plugin_domain_register (GETTEXT_PACKAGE, locales);
  install (PROCEDURE, N_("_Auto-Colorize..."), N_ARGUMENTS, arguments);
  gimp_plugin_menu_register (PROCEDURE, N_("<Image>/Filters/_Colors"));
  gimp_plugin_icon_register (PROCEDURE, GIMP_ICON_TYPE_IMAGE_FILE,
                             (const guint8 *) icon);
  install (PROCEDURE_WEIGHTS, NULL, N_ARGUMENTS + 1, arguments);
  g_free (locales);
  g_free (icon);
}

static void
set_argument_error (GError     **error,
                    const char  *message)
{
  g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                       message);
}

/* The layer that is meant by a drawable, -1 where there is none. */
static gint32
layer_of (gint32   drawable,
          GError **error)
{
  if (gimp_item_is_layer_mask (drawable))
    return gimp_layer_from_mask (drawable);
  if (gimp_item_is_layer (drawable))
    return drawable;
  set_argument_error (error, _("A channel cannot be colorized: "
                               "select a layer and try again."));
  return -1;
}

/* What the call says that its run mode wants, or what was used last.  Sets
 * *weights to a name, a new string. */
static gboolean
settings_for (GimpRunMode         run_mode,
              int                 n_params,
              const GimpParam    *params,
              gboolean            with_weights,
              char              **weights,
              ColorizerSettings  *settings,
              GError            **error)
{
  if (run_mode == GIMP_RUN_INTERACTIVE
      && ! gimp_display_name () && ! g_getenv ("DISPLAY"))
    {
      set_argument_error (error, _("There is no display for the dialog: "
                                   "use RUN-NONINTERACTIVE."));
      return FALSE;
    }
  if (run_mode != GIMP_RUN_NONINTERACTIVE)
    {
      *settings = settings_last (weights);
      return TRUE;
    }
  if (n_params != N_ARGUMENTS + with_weights)
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("This procedure takes %d arguments: see the Procedure "
                     "Browser."), N_ARGUMENTS + with_weights);
      return FALSE;
    }
  *settings = settings_from_arguments (params);
  if (! colorizer_settings_check (settings, error))
    return FALSE;
  *weights = g_strdup (with_weights ? params[N_ARGUMENTS].data.d_string
                                    : CHOICE_BUNDLED);
  return TRUE;
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
predict (gint32       layer,
         const char  *weights,
         GError     **error)
{
  ColorizerModel  *model  = choice_open (weights, error);
  ColorizerInput  *input  = model ? photo_read (layer, model, error) : NULL;
  ColorizerScores *scores = NULL;

  if (input)
    scores = colorizer_predict (model, input, 0, show_progress, NULL, error);
  colorizer_input_free (input);
  colorizer_model_free (model);
  return scores;
}

/* Scores, ab, layer.  Returns the new layer, -1 on failure. */
static gint32
colorize (gint32                    layer,
          const ColorizerScores    *scores,
          const ColorizerSettings  *settings,
          GError                  **error)
{
  ColorizerColors *colors = colorizer_decode (scores, settings, error);
  gint32           result = -1;

  if (colors)
    result = photo_add_colorized (layer, colors, error);
  colorizer_colors_free (colors);
  return result;
}

/* Runs a procedure.  CANCEL comes without an error. */
static GimpPDBStatusType
run_procedure (int               n_params,
               const GimpParam  *params,
               gboolean          with_weights,
               gint32           *result,
               GError          **error)
{
  GimpRunMode        run_mode = params[0].data.d_int32;
  gint32             layer    = layer_of (params[2].data.d_drawable, error);
  char              *weights  = NULL;
  ColorizerSettings  settings;
  ColorizerScores   *scores   = NULL;
  GError            *problem  = NULL;
  gboolean           cancelled;

  if (layer == -1
      || ! settings_for (run_mode, n_params, params, with_weights, &weights,
                         &settings, error))
    return GIMP_PDB_CALLING_ERROR;

  if (run_mode == GIMP_RUN_INTERACTIVE)
    scores = interactive_predict (layer, &weights, &settings);
  gimp_progress_init (_("Colorizing"));
  if (run_mode != GIMP_RUN_INTERACTIVE)
    scores = predict (layer, weights, &problem);
  if (scores)
    *result = colorize (layer, scores, &settings, &problem);
  gimp_progress_end ();
  cancelled = scores == NULL;
  colorizer_scores_free (scores);
  if (! cancelled && ! problem && run_mode == GIMP_RUN_INTERACTIVE)
    settings_remember (weights, &settings);
  g_free (weights);

  if (problem)
    {
      g_propagate_error (error, problem);
      return GIMP_PDB_EXECUTION_ERROR;
    }
  if (cancelled)
    return GIMP_PDB_CANCEL;
  if (run_mode != GIMP_RUN_NONINTERACTIVE)
    gimp_displays_flush ();
  return GIMP_PDB_SUCCESS;
}

static void
run (const gchar      *name,
     gint              n_params,
     const GimpParam  *params,
     gint             *n_values,
     GimpParam       **values)
{
  /* GIMP reads these, and the error's message, after run() has returned;
   * then the process ends. */
  static GimpParam  returned[2];
  GError           *error = NULL;
  gint32            layer = -1;
  char             *locales = beside_locales ();
  GimpPDBStatusType status;

  bindtextdomain (GETTEXT_PACKAGE, locales);
  g_free (locales);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* Buffers need none of GEGL's operations, and loading these takes longer
   * than the network: here are none. */
  g_setenv ("GEGL_PATH", "/dev/null", TRUE);
  gegl_init (NULL, NULL);

  status = run_procedure (n_params, params,
                          strcmp (name, PROCEDURE_WEIGHTS) == 0, &layer,
                          &error);
  returned[0].type = GIMP_PDB_STATUS;
  returned[0].data.d_status = status;
  if (status == GIMP_PDB_SUCCESS)
    {
      returned[1].type = GIMP_PDB_LAYER;
      returned[1].data.d_layer = layer;
    }
  else if (error)
    {
      returned[1].type = GIMP_PDB_STRING;
      returned[1].data.d_string = error->message;
    }
  *n_values = status == GIMP_PDB_CANCEL ? 1 : 2;
  *values = returned;
  gegl_exit ();
}

const GimpPlugInInfo PLUG_IN_INFO =
  {
    .query_proc = query,
    .run_proc   = run
  };

MAIN ()
