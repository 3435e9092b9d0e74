/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "init.h"

void
ui_init (void)
{
  gimp_ui_init ("auto-colorize");
}
