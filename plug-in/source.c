/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include "source.h"

#define PARASITE "auto-colorize-photo"    /* the photo's tattoo, as text */

void
source_note (Layer result,
             Layer photo)
{
  char         *tattoo   = g_strdup_printf
                             ("%u", gimp_item_get_tattoo (ITEM (photo)));
  GimpParasite *parasite = gimp_parasite_new (PARASITE,
                                              GIMP_PARASITE_PERSISTENT,
                                              strlen (tattoo) + 1, tattoo);

  gimp_item_attach_parasite (ITEM (result), parasite);
  gimp_parasite_free (parasite);
  g_free (tattoo);
}

Layer
source_of (Layer layer)
{
  GimpParasite *parasite = gimp_item_get_parasite (ITEM (layer), PARASITE);
  Layer         photo    = NONE;
  char         *tattoo;

  if (parasite)
    {
      tattoo = g_strndup (parasite->data, parasite->size);
      photo = gimp_image_get_layer_by_tattoo
                (gimp_item_get_image (ITEM (layer)),
                strtoul (tattoo, NULL, 10));
      g_free (tattoo);
      gimp_parasite_free (parasite);
    }
  return photo != NONE ? photo : layer;
}
