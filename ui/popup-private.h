/* What a popup's own part and the part of each GIMP share.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef POPUP_PRIVATE_H
#define POPUP_PRIVATE_H

#include "popup.h"

#define POPUP_BORDER 6        /* pixels around the content */

struct _Popup
{
  GtkWidget *area;
  char      *name;
  GtkWidget *window;          /* or popover, or NULL */
};

#endif
