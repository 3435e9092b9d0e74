/* Readable C of the lightness and compose kernels of kernels.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COMPOSE_H
#define COMPOSE_H

#define COMPOSE_HALVINGS 12   /* of the chroma that is still in gamut */

void compose_lightness (const float *rgba,
                        int          n,
                        float       *lightness);

void compose_pixels    (const float *lightness,
                        const float *a,
                        const float *b,
                        int          n,
                        float       *rgba);

#endif
