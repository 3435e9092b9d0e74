/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "procedure.h"
#include "settings.h"

ColorizerSettings
settings_last (void)
{
  ColorizerSettings settings =
    { COLORIZER_DEFAULT_TEMPERATURE, COLORIZER_DECODE_MEAN };

  gimp_get_data (PROCEDURE, &settings);
  return settings;
}

void
settings_remember (const ColorizerSettings *settings)
{
  gimp_set_data (PROCEDURE, settings, sizeof *settings);
}

ColorizerSettings
settings_from_arguments (const GimpParam *arguments)
{
  ColorizerSettings settings;

  settings.temperature = arguments[3].data.d_float;
  settings.decode = arguments[4].data.d_int32;
  return settings;
}
