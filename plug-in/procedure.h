/* The procedures' names in the PDB.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PROCEDURE_H
#define PROCEDURE_H

#define PROCEDURE         "plug-in-auto-colorize"

/* The same with one more argument, the name of the weights: scripts that call
 * the other one go on working. */
#define PROCEDURE_WEIGHTS "plug-in-auto-colorize-with-weights"

#endif
