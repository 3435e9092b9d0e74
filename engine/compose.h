/* Readable C of the compose kernel of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COMPOSE_H
#define COMPOSE_H

#define COMPOSE_HALVINGS 12   /* of the chroma that is still in gamut */

void compose_pixels (const float *a,
                     const float *b,
                     int          n,
                     float       *rgba);

#endif
