/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"

const char *
colorizer_version (void)
{
  return VERSION;
}
