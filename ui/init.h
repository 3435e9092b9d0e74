/* Starting GTK+ as each GIMP wants it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef INIT_H
#define INIT_H

/* Before any widget is made. */
void ui_init (void);

#endif
