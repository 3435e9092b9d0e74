/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch.h"

Image
scratch_new (Image like,
             int   width,
             int   height)
{
  GimpImageBaseType  base    = gimp_image_get_base_type (like) == GIMP_GRAY
                               ? GIMP_GRAY : GIMP_RGB;
  GimpColorProfile  *profile = gimp_image_get_color_profile (like);
  Image              scratch =
    gimp_image_new_with_precision (width, height, base,
                                   gimp_image_get_precision (like));

  gimp_image_undo_disable (scratch);
  if (profile)
    {
      gimp_image_set_color_profile (scratch, profile);
      g_object_unref (profile);
    }
  return scratch;
}
