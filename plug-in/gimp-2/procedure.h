/* The procedures' names in the PDB.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PROCEDURE_H
#define PROCEDURE_H

#define PROCEDURE         "plug-in-auto-colorize"

/* The same with a text of options, which can grow: the other one's arguments
 * stay as they are for ever. */
#define PROCEDURE_OPTIONS "plug-in-auto-colorize-with-options"

#endif
