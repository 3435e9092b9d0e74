/* Where the weights are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef WEIGHTS_H
#define WEIGHTS_H

/* The weights file beside the program, else the installed one.  Belongs to the
 * caller. */
char * weights_find (void);

#endif
