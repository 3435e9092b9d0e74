/* Readable C of the decode kernels of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DECODE_H
#define DECODE_H

#include <glib.h>

void decode_annealed_mean (const float *scores,
                           gsize        points,
                           const float *centres,
                           float        temperature,
                           float       *a,
                           float       *b);

void decode_likeliest     (const float *scores,
                           gsize        points,
                           int         *classes);

#endif
