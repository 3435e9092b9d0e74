/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "colorizer.h"

ColorizerSettings
colorizer_settings_default (void)
{
  return (ColorizerSettings)
         {
           .temperature = COLORIZER_DEFAULT_TEMPERATURE,
           .decode      = COLORIZER_DECODE_MEAN,
           .strength    = COLORIZER_DEFAULT_STRENGTH,
           .enlarge     = COLORIZER_ENLARGE_GUIDED,
           .reach       = COLORIZER_DEFAULT_REACH,
           .prepare     = TRUE
         };
}

gboolean
colorizer_settings_check (const ColorizerSettings  *settings,
                          GError                  **error)
{
  /* Written so that a temperature that is not a number fails, too. */
  if (! (settings->temperature > 0 && settings->temperature <= 1))
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("The temperature is %g: "
                     "give a number above 0 and up to 1."),
                   settings->temperature);
      return FALSE;
    }
  if (settings->decode != COLORIZER_DECODE_MEAN
      && settings->decode != COLORIZER_DECODE_MODE)
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("The decoding is %d: give 0 for the annealed mean "
                     "or 1 for the mode."),
                   settings->decode);
      return FALSE;
    }
  if (! (settings->strength >= 0
         && settings->strength <= COLORIZER_MAX_STRENGTH))
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("The color strength is %g %%: "
                     "give a number from 0 to %g."),
                   100 * settings->strength, 100 * COLORIZER_MAX_STRENGTH);
      return FALSE;
    }
  if (settings->enlarge != COLORIZER_ENLARGE_GUIDED
      && settings->enlarge != COLORIZER_ENLARGE_BILINEAR)
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("The enlarging is %d: give 0 for guided by the photo's "
                     "edges or 1 for bilinear."),
                   settings->enlarge);
      return FALSE;
    }
  if (! (settings->reach >= 0 && settings->reach <= 1))
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("The reach of the hints is %g: "
                     "give a number from 0 to 1."), settings->reach);
      return FALSE;
    }
  return TRUE;
}
