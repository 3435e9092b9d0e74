/* GIMP 2.10's Filters > Colors > Auto-Colorize: how the procedures are
 * registered and given their values.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <libgimp/gimp.h>

#include <glib/gi18n-lib.h>

#include "about.h"
#include "beside.h"
#include "colorize.h"
#include "settings.h"
#include "start.h"

/* The procedure with a text of options, which can grow: the other one's
 * arguments stay as they are for ever. */
#define PROCEDURE_OPTIONS ABOUT_PROCEDURE "-with-options"

enum
{
  RUN_MODE,
  IMAGE,
  DRAWABLE,
  N_COMMON                        /* of both procedures */
};

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
    (name, ABOUT_BLURB, ABOUT_HELP, ABOUT_AUTHORS, ABOUT_AUTHORS, ABOUT_YEAR,
    menu_label, ABOUT_IMAGE_TYPES, GIMP_PLUGIN,
    n_arguments, G_N_ELEMENTS (values), arguments, values);
}

static const GimpParamDef arguments[] =
{
  { GIMP_PDB_INT32, "run-mode",
    "The run mode { RUN-INTERACTIVE (0), RUN-NONINTERACTIVE (1), "
    "RUN-WITH-LAST-VALS (2) }" },
  { GIMP_PDB_IMAGE, "image", "The image" },
  { GIMP_PDB_DRAWABLE, "drawable", "The layer to colorize" },
  { GIMP_PDB_FLOAT, "temperature", ABOUT_TEMPERATURE },
  { GIMP_PDB_INT32, "decode",
    "The color of each point { annealed mean (0), mode (1) }" },
  { GIMP_PDB_FLOAT, "strength", ABOUT_STRENGTH }
};

/* The first of them, and one for all others. */
static const GimpParamDef options =
{ GIMP_PDB_STRING, "options",
  "Any of temperature=0.38 decode=mean|mode strength=100 prepare=yes|no "
  "layer-mode=normal|lch-color weights=NAME hints=TEXT hints-layer=NAME "
  "reach=0.5, separated by spaces; layer-mode: " ABOUT_LAYER_MODE
  "; weights: " ABOUT_WEIGHTS "; hints: " ABOUT_HINTS "; hints-layer: "
  ABOUT_HINTS_LAYER "; reach: " ABOUT_REACH };

/* The translations' folder: in a user's own folder beside the plug-in, else
 * where the system has them. */
static char *
locales_path (void)
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
  GimpParamDef  with_options[N_COMMON + 1];
  char         *locales = locales_path ();
  char         *icon    = beside_plug_in (ABOUT_ICON);

  memcpy (with_options, arguments, N_COMMON * sizeof options);
  with_options[N_COMMON] = options;
  gimp_plugin_domain_register (GETTEXT_PACKAGE, locales);
  install (ABOUT_PROCEDURE, ABOUT_LABEL, G_N_ELEMENTS (arguments),
           arguments);
  gimp_plugin_menu_register (ABOUT_PROCEDURE, N_("<Image>/Filters/_Colors"));
  gimp_plugin_icon_register (ABOUT_PROCEDURE, GIMP_ICON_TYPE_IMAGE_FILE,
                             (const guint8 *) icon);
  install (PROCEDURE_OPTIONS, NULL, G_N_ELEMENTS (with_options),
           with_options);
  g_free (locales);
  g_free (icon);
}

/* What the call says, or what was used last. */
static gboolean
get_choice (int               n_params,
            const GimpParam  *params,
            gboolean          with_options,
            Choice           *choice,
            GError          **error)
{
  int wanted = with_options ? N_COMMON + 1 : G_N_ELEMENTS (arguments);

  if (params[RUN_MODE].data.d_int32 != GIMP_RUN_NONINTERACTIVE)
    {
      settings_last (choice);
      return TRUE;
    }
  if (n_params != wanted)
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("This procedure takes %d arguments: see the Procedure "
                     "Browser."), wanted);
      return FALSE;
    }
  if (with_options)
    return settings_from_text (choice, params[N_COMMON].data.d_string, error);
  return settings_from_arguments (choice, params, error);
}

/* Runs a procedure.  CANCEL comes without an error. */
static GimpPDBStatusType
run_procedure (int               n_params,
               const GimpParam  *params,
               gboolean          with_options,
               Layer            *result,
               GError          **error)
{
  GimpRunMode       run_mode = params[RUN_MODE].data.d_int32;
  Layer             layer    =
    colorize_layer_of (params[IMAGE].data.d_image,
                       params[DRAWABLE].data.d_drawable, error);
  GimpPDBStatusType status   = GIMP_PDB_CALLING_ERROR;
  Choice            choice;

  choice_init (&choice);
  if (layer != NONE
      && colorize_can_run (run_mode, error)
      && get_choice (n_params, params, with_options, &choice, error))
    {
      status = colorize (run_mode, &layer, 1, &choice, result, error);
      if (status == GIMP_PDB_SUCCESS && run_mode == GIMP_RUN_INTERACTIVE)
        settings_remember (&choice);
    }
  choice_clear (&choice);
  return status;
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
  Layer             layer = NONE;
  char             *locales = locales_path ();
  GimpPDBStatusType status;

  bindtextdomain (GETTEXT_PACKAGE, locales);
  g_free (locales);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  start_pixels ();

  status = run_procedure (n_params, params,
                          strcmp (name, PROCEDURE_OPTIONS) == 0, &layer,
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

int
main (int   n,
      char *arguments[])
{
  start_lean ();
  return gimp_main (&PLUG_IN_INFO, n, arguments);
}
