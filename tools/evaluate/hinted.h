/* One photo, its colors with hints by several methods, and how near they come.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HINTED_H
#define HINTED_H

#include "contender.h"

typedef enum
{
  HINTED_ENGINE,              /* colorizer_decode_with_hints() */
  HINTED_NEAREST,             /* no network: each pixel has the nearest hint's
                               * color; without hints none */
  HINTED_BLOBS,               /* what the hints lack, in Gaussian blobs, on the
                               * network's colors */
  N_HINTED
} HintedMethod;

typedef struct
{
  const Photo       *photo;
  float             *truth;       /* photo_lab() */
  ColorizerSettings  settings;
  ColorizerScores   *scores;
  ColorizerPlaces   *places;
  float             *plain;       /* ab of the network alone: [2, height,
                                   * width] */
} Hinted;

/* FALSE and an error where the engine has one.  Refers to photo. */
gboolean      hinted_init   (Hinted                   *hinted,
                             const Contender          *contender,
                             const ColorizerSettings  *settings,
                             const Photo              *photo,
                             GError                  **error);
void          hinted_clear  (Hinted                   *hinted);

/* A hint of full strength at a pixel; its color is the mean true one of the
 * 3 x 3 pixels around. */
ColorizerHint hinted_true   (const Hinted             *hinted,
                             int                       x,
                             int                       y);

/* The pixel of a hint, as an index. */
gsize         hinted_pixel  (const Hinted             *hinted,
                             const ColorizerHint      *hint);

/* The ab of all pixels, [2, height, width]; free it with g_free().  NULL and an
 * error where the engine has one. */
float       * hinted_colors (Hinted                   *hinted,
                             HintedMethod              method,
                             const ColorizerHint      *hints,
                             int                       n,
                             GError                  **error);

/* Mean distance of ab to the truth. */
double        hinted_error  (const Hinted             *hinted,
                             const float              *ab);

/* Peak signal-to-noise ratio of the 8-bit R'G'B'. */
double        hinted_psnr   (const Hinted             *hinted,
                             const float              *ab);

#endif
