/* GIMP's Filters > Colors > Auto-Colorize: the procedure, its arguments and
 * its run modes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>

#include <glib/gi18n-lib.h>

#include "colorizer.h"
#include "dialog.h"
#include "photo.h"
#include "procedure.h"
#include "settings.h"

/* Beside the plug-in. */
#define WEIGHTS        "auto-colorize.weights"
#define ICON           "auto-colorize.svg"

#define N_ARGUMENTS    6
#define PREVIEW_WIDTH  600
#define PREVIEW_HEIGHT 400

/* What lies beside the plug-in, wherever it is installed. */
static char *
beside_plug_in (const char *name)
{
  char *folder = g_path_get_dirname (gimp_get_progname ());
  char *path   = g_build_filename (folder, name, NULL);

  g_free (folder);
  return path;
}

/* The translations: in a user's own folder beside the plug-in, else where the
 * system has them. */
static char *
locale_folder (void)
{
  char *beside = beside_plug_in ("locale");

  if (g_file_test (beside, G_FILE_TEST_IS_DIR))
    return beside;
  g_free (beside);
  return g_strdup (LOCALEDIR);
}

static void
query (void)
{
  char *locales = locale_folder ();
  char *icon    = beside_plug_in (ICON);

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
        "(0 <= strength <= 150, default 100)" }
    };
  static const GimpParamDef values[] =
    {
      { GIMP_PDB_LAYER, "layer", "The new layer, in color" }
    };

  G_STATIC_ASSERT (G_N_ELEMENTS (arguments) == N_ARGUMENTS);

  gimp_plugin_domain_register (GETTEXT_PACKAGE, locales);
  gimp_install_procedure
    (PROCEDURE,
     N_("Color a black-and-white photo"),
     "Predicts the colors of a layer from its lightness with the network of "
     "\"Colorful Image Colorization\" (Zhang, Isola, Efros, ECCV 2016) and "
     "adds them, with the photo's own lightness, as a new layer above it.  "
     "The image becomes RGB.  A selection becomes the new layer's mask.",
     "The Auto-Colorize authors", "The Auto-Colorize authors", "2026",
     N_("_Auto-Colorize..."), "RGB*, GRAY*, INDEXED*", GIMP_PLUGIN,
     N_ARGUMENTS, G_N_ELEMENTS (values), arguments, values);
  gimp_plugin_menu_register (PROCEDURE, N_("<Image>/Filters/_Colors"));
  gimp_plugin_icon_register (PROCEDURE, GIMP_ICON_TYPE_IMAGE_FILE,
                             (const guint8 *) icon);
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

/* What the call says that its run mode wants, or what was used last. */
static gboolean
settings_for (GimpRunMode         run_mode,
              int                 n_params,
              const GimpParam    *params,
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
      *settings = settings_last ();
      return TRUE;
    }
  if (n_params != N_ARGUMENTS)
    {
      set_argument_error (error, _("Auto-Colorize takes 6 arguments: "
                                   "see the Procedure Browser."));
      return FALSE;
    }
  *settings = settings_from_arguments (params);
  return colorizer_settings_check (settings, error);
}

static ColorizerModel *
open_model (GError **error)
{
  char           *path  = beside_plug_in (WEIGHTS);
  ColorizerModel *model = colorizer_model_open (path, error);

  g_free (path);
  return model;
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
predict (gint32                 layer,
         const ColorizerModel  *model,
         GError               **error)
{
  ColorizerInput  *input  = photo_read (layer, model, error);
  ColorizerScores *scores = NULL;

  if (input)
    scores = colorizer_predict (model, input, 0, show_progress, NULL, error);
  colorizer_input_free (input);
  return scores;
}

static gboolean
read_more (ColorizerInput **input,
           gpointer         data,
           GError         **error)
{
  return photo_reader_more (data, input, error);
}

/* The same, and the settings, in the dialog; NULL without an error where the
 * user cancels. */
static ColorizerScores *
predict_in_dialog (gint32                layer,
                   const ColorizerModel *model,
                   const GError         *problem,
                   ColorizerSettings    *settings)
{
  DialogPhoto      photo  = { PREVIEW_WIDTH, PREVIEW_HEIGHT, NULL,
                              read_more, NULL };
  ColorizerScores *scores = NULL;
  float           *rgba   = photo_reduced (layer, &photo.width,
                                           &photo.height);

  photo.rgba = rgba;
  if (model)
    photo.data = photo_reader_new (layer, model);
  dialog_run (&photo, model, problem, settings, &scores);
  photo_reader_free (photo.data);
  g_free (rgba);
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

/* Runs the procedure.  CANCEL comes without an error. */
static GimpPDBStatusType
run_procedure (int               n_params,
               const GimpParam  *params,
               gint32           *result,
               GError          **error)
{
  GimpRunMode        run_mode    = params[0].data.d_int32;
  gboolean           interactive = run_mode == GIMP_RUN_INTERACTIVE;
  gint32             layer       = layer_of (params[2].data.d_drawable,
                                             error);
  GError            *problem     = NULL;
  ColorizerSettings  settings;
  ColorizerModel    *model;
  ColorizerScores   *scores      = NULL;

  if (layer == -1
      || ! settings_for (run_mode, n_params, params, &settings, error))
    return GIMP_PDB_CALLING_ERROR;

  model = open_model (&problem);
  if (interactive)
    {
      scores = predict_in_dialog (layer, model, problem, &settings);
      g_clear_error (&problem);
    }
  gimp_progress_init (_("Colorizing"));
  if (! interactive && model)
    scores = predict (layer, model, &problem);
  if (scores)
    *result = colorize (layer, scores, &settings, &problem);
  gimp_progress_end ();
  colorizer_scores_free (scores);
  colorizer_model_free (model);

  if (problem)
    {
      g_propagate_error (error, problem);
      return GIMP_PDB_EXECUTION_ERROR;
    }
  if (! scores)
    return GIMP_PDB_CANCEL;
  if (interactive)
    settings_remember (&settings);
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
  char             *locales = locale_folder ();
  GimpPDBStatusType status;

  (void) name;
  bindtextdomain (GETTEXT_PACKAGE, locales);
  g_free (locales);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* Buffers need none of GEGL's operations, and loading these takes longer
   * than the network: here are none. */
  g_setenv ("GEGL_PATH", "/dev/null", TRUE);
  gegl_init (NULL, NULL);

  status = run_procedure (n_params, params, &layer, &error);
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
