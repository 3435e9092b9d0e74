/* A plug-in that calls Auto-Colorize with the first three arguments only, as
 * Script-Fu cannot, and passes on what comes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>

#define PROCEDURE "test-few-arguments"

static void
query (void)
{
  static const GimpParamDef arguments[] =
  {
    { GIMP_PDB_IMAGE, "image", "The image" },
    { GIMP_PDB_DRAWABLE, "drawable", "The layer" }
  };

  gimp_install_procedure (PROCEDURE, "Test", "Test", "Test", "Test", "2026",
                          NULL, NULL, GIMP_PLUGIN, G_N_ELEMENTS (arguments), 0,
                          arguments, NULL);
}

static void
run (const gchar      *name,
     gint              n_params,
     const GimpParam  *params,
     gint             *n_values,
     GimpParam       **values)
{
  (void) name;
  (void) n_params;
  *values = gimp_run_procedure ("plug-in-auto-colorize", n_values,
                                GIMP_PDB_INT32, GIMP_RUN_NONINTERACTIVE,
                                GIMP_PDB_IMAGE, params[0].data.d_image,
                                GIMP_PDB_DRAWABLE, params[1].data.d_drawable,
                                GIMP_PDB_END);
}

const GimpPlugInInfo PLUG_IN_INFO =
{
  .query_proc = query,
  .run_proc   = run
};

MAIN ()
