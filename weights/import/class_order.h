/* In which order a model has the 313 classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CLASS_ORDER_H
#define CLASS_ORDER_H

#include <glib.h>

#include "colorizer.h"

/* order[i] becomes the model's number for our class i.
 * centers: [2, COLORIZER_CLASSES], the ab of the model's classes
 * FALSE where these are not our bins, each of them once.  Thread-safe. */
gboolean class_order_from_centers (const float *centers,
                                   int          order[COLORIZER_CLASSES]);

#endif
