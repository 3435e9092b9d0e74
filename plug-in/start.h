/* How the plug-in's process starts: with as little of babl and GEGL as reading
 * and writing pixels needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef START_H
#define START_H

/* First in main(): GIMP 3 starts babl by itself. */
void start_lean   (void);

/* Before any pixels; gegl_exit() ends it. */
void start_pixels (void);

#endif
