/* The procedure's name in the PDB.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PROCEDURE_H
#define PROCEDURE_H

#define PROCEDURE "plug-in-auto-colorize"

#endif
