/* The public header compiles alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"

int
main (void)
{
  return 0;
}
