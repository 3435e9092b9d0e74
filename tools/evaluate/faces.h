/* Whether faces have the colors of faces.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef FACES_H
#define FACES_H

#include "album.h"
#include "contender.h"

/* Colors the album's photos that have faces with each contender and each of
 * the settings, and prints as comma-separated values how many pixels of the
 * faces are right: a hue within 30 degrees of the truth, a chroma of 0.5 to
 * 1.6 of it.  Judged is the ellipse within each face's rectangle, where the
 * truth has a chroma of at least 5: less has no hue.
 * path:       what find_faces.py printed: photo,x,y,width,height
 * contenders: of Contender     settings: of ColorizerSettings */
gboolean faces_run (Album            *album,
                    const GPtrArray  *contenders,
                    const GArray     *settings,
                    const char       *path,
                    GError          **error);

#endif
