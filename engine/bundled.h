/* Where the bundled weights are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BUNDLED_H
#define BUNDLED_H

/* The weights file beside the program, else the installed one; free it with
 * g_free(). */
char * bundled_path (void);

#endif
