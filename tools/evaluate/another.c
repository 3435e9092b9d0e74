/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "another.h"

ColorizerColors *
another_colors (Album   *album,
                guint    index,
                int      short_side,
                GError **error)
{
  guint            n     = album_length (album);
  Photo           *photo = album_photo (album, (index + n / 2) % n,
                                        short_side, error);
  ColorizerColors *colors;
  gsize            area;
  float           *lab;

  if (! photo)
    return NULL;
  area = (gsize) photo->width * photo->height;
  lab = photo_lab (photo);
  colors = colorizer_colors_new (photo->width, photo->height, lab + area,
                                 lab + 2 * area, NULL, error);
  g_free (lab);
  photo_free (photo);
  return colors;
}
