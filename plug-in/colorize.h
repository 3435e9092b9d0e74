/* What a call of the procedure does: layer, L, scores, ab, layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COLORIZE_H
#define COLORIZE_H

#include "choice.h"
#include "handles.h"

/* The layer that is meant by a drawable of this image; NONE and an error where
 * there is none. */
Layer             colorize_layer_of  (Image          image,
                                      Drawable       drawable,
                                      GError       **error);

/* FALSE and an error where the run mode needs a display that is not there. */
gboolean          colorize_can_run   (GimpRunMode    run_mode,
                                      GError       **error);

/* Adds a layer in color above each of n layers of one image, with the dialog
 * where the run mode asks for it, which shows the first and then changes the
 * choice.  Sets results[n] to the new layers.  All or none are added, in one
 * undo step.  GIMP_PDB_CANCEL comes without an error. */
GimpPDBStatusType colorize           (GimpRunMode    run_mode,
                                      const Layer   *layers,
                                      int            n,
                                      Choice        *choice,
                                      Layer         *results,
                                      GError       **error);

#endif
