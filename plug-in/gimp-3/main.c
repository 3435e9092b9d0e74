/* GIMP 3's Colors > Auto-Colorize: how the procedure is registered and given
 * its values.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>

#include "about.h"
#include "beside.h"
#include "colorize.h"
#include "settings.h"
#include "start.h"

G_DECLARE_FINAL_TYPE (Plugin, plugin, AUTO_COLORIZE, PLUGIN, GimpPlugIn)

struct _Plugin
{
  GimpPlugIn parent_instance;
};

G_DEFINE_TYPE (Plugin, plugin, GIMP_TYPE_PLUG_IN)

/* All layers that are meant, as an array of *n; NULL and an error where one
 * cannot be colorized. */
static Layer *
layers_of (GimpImage     * image,
           GimpDrawable * *drawables,
           int           *n,
           GError       * *error)
{
  Layer *layers;

  *n = gimp_core_object_array_get_length ((GObject **) drawables);
  if (*n == 0)
    {
      g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                           _("No layer is given: give one or more."));
      return NULL;
    }
  layers = g_new (Layer, *n);
  for (int i = 0; i < *n; i++)
    {
      layers[i] = colorize_layer_of (image, drawables[i], error);
      if (layers[i] == NONE)
        {
          g_free (layers);
          return NULL;
        }
    }
  return layers;
}

/* Runs the procedure.  Sets results, [n + 1], ended by NULL. */
static GimpPDBStatusType
run_procedure (GimpRunMode           run_mode,
               const Layer          *layers,
               int                   n,
               GimpProcedureConfig  *config,
               Layer                *results,
               GError              **error)
{
  GimpPDBStatusType status = GIMP_PDB_CALLING_ERROR;
  Choice            choice;

  choice_init (&choice);
  if (colorize_can_run (run_mode, error)
      && settings_get (config, &choice, error))
    status = colorize (run_mode, layers, n, &choice, results, error);
  if (status == GIMP_PDB_SUCCESS)
    settings_set (config, &choice);
  choice_clear (&choice);
  return status;
}

static GimpValueArray *
run (GimpProcedure        *procedure,
     GimpRunMode           run_mode,
     GimpImage            *image,
     GimpDrawable        **drawables,
     GimpProcedureConfig  *config,
     gpointer              data)
{
  GimpPDBStatusType  status  = GIMP_PDB_CALLING_ERROR;
  Layer             *results = NULL;
  GError            *error   = NULL;
  GimpValueArray    *values;
  Layer             *layers;
  int                n;

  (void) data;
  start_pixels ();

  layers = layers_of (image, drawables, &n, &error);
  if (layers)
    {
      results = g_new0 (Layer, n + 1);
      status = run_procedure (run_mode, layers, n, config, results, &error);
    }
  values = gimp_procedure_new_return_values (procedure, status, error);
  if (status == GIMP_PDB_SUCCESS)
    GIMP_VALUES_SET_CORE_OBJECT_ARRAY (values, 1, (GObject **) results);
  g_free (results);
  g_free (layers);
  gegl_exit ();
  return values;
}

static void
describe (GimpProcedure *procedure)
{
  char  *path = beside_plug_in (ABOUT_ICON);
  GFile *icon = g_file_new_for_path (path);

  gimp_procedure_set_image_types (procedure, ABOUT_IMAGE_TYPES);
  gimp_procedure_set_sensitivity_mask (procedure,
                                       GIMP_PROCEDURE_SENSITIVE_DRAWABLE
                                       | GIMP_PROCEDURE_SENSITIVE_DRAWABLES);
  gimp_procedure_set_menu_label (procedure, gettext (ABOUT_LABEL));
  gimp_procedure_add_menu_path (procedure, "<Image>/Colors/[Modify]");
  gimp_procedure_set_icon_file (procedure, icon);
  gimp_procedure_set_documentation (procedure, gettext (ABOUT_BLURB),
                                    ABOUT_HELP, ABOUT_PROCEDURE);
  gimp_procedure_set_attribution (procedure, ABOUT_AUTHORS, ABOUT_AUTHORS,
                                  ABOUT_YEAR);
  g_object_unref (icon);
  g_free (path);
}

static GimpProcedure *
create_procedure (GimpPlugIn *plug_in,
                  const char *name)
{
  GimpProcedure *procedure =
    gimp_image_procedure_new (plug_in, name, GIMP_PDB_PROC_TYPE_PLUGIN, run,
                              NULL, NULL);

  describe (procedure);
  settings_declare (procedure);
  gimp_procedure_add_core_object_array_return_value
    (procedure, "layers", "Layers", "The new layers, in color",
    GIMP_TYPE_LAYER, G_PARAM_READWRITE);
  return procedure;
}

static GList *
query_procedures (GimpPlugIn *plug_in)
{
  (void) plug_in;
  return g_list_append (NULL, g_strdup (ABOUT_PROCEDURE));
}

/* GIMP 3 takes translations from the plug-in's own folder only, and binds
 * them itself. */
static gboolean
set_i18n (GimpPlugIn  *plug_in,
          const char  *name,
          char       **domain,
          char       **folder)
{
  (void) plug_in;
  (void) name;
  *domain = g_strdup (GETTEXT_PACKAGE);
  *folder = g_strdup ("locale");
  return TRUE;
}

static void
plugin_class_init (PluginClass *klass)
{
  GimpPlugInClass *plug_in_class = GIMP_PLUG_IN_CLASS (klass);

  plug_in_class->query_procedures = query_procedures;
  plug_in_class->create_procedure = create_procedure;
  plug_in_class->set_i18n = set_i18n;
}

static void
plugin_init (Plugin *plug_in)
{
  (void) plug_in;
}

int
main (int   n,
      char *arguments[])
{
  start_lean ();
  return gimp_main (plugin_get_type (), n, arguments);
}
