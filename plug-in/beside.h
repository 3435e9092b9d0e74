/* What lies beside the plug-in, wherever it is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BESIDE_H
#define BESIDE_H

/* The path of a file or folder beside the plug-in; free it with g_free(). */
char * beside_plug_in (const char *name);

#endif
