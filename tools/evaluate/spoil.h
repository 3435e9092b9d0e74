/* What it costs that scans are faded, dark, blurred, printed or framed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SPOIL_H
#define SPOIL_H

#include "album.h"
#include "contender.h"

/* Spoils each photo of the album in each way and prints how true the colors
 * are then, as comma-separated values: with preparing and without. */
gboolean spoil_run (Album            *album,
                    const Contender  *contender,
                    GError          **error);

#endif
