/* Colors all photos of an album in every way and compares with the truth.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef EVALUATION_H
#define EVALUATION_H

#include "album.h"
#include "colorizer.h"
#include "contender.h"
#include "sheet.h"
#include "tally.h"

typedef struct
{
  Album           *album;
  const GPtrArray *contenders;    /* of Contender */
  const GArray    *settings;      /* of ColorizerSettings */
  int              short_side;    /* to reduce photos to, or 0 */
  int              n_threads;     /* photos at a time */
  Sheet           *sheet;         /* of the first contender, or NULL */
} Evaluation;

/* One way to color. */
typedef struct
{
  const char              *method;
  const ColorizerSettings *settings;    /* NULL where there are none */
  Figures                  figures;
} EvaluationRow;

/* The EvaluationRow of each method: gray, random (with more than one photo),
 * tint, then each contender with each of the settings.  They refer to what
 * the Evaluation refers to.  Free the array with g_array_unref(). */
GArray * evaluation_run (const Evaluation  *evaluation,
                         GError           **error);

#endif
