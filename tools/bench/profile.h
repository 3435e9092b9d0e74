/* How long each stage of our engine takes, and each layer of the network.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef BENCH_PROFILE_H
#define BENCH_PROFILE_H

#include "colorizer.h"
#include "job.h"
#include "machine.h"
#include "quartiles.h"

/* Of the photo that is composed. */
#define BENCH_PHOTO_WIDTH  600
#define BENCH_PHOTO_HEIGHT 400

typedef struct
{
  ColorizerLayer is;
  double         ms;          /* median */
} BenchLayer;

/* In milliseconds. */
typedef struct
{
  BenchQuartiles  open;
  BenchQuartiles  predict;
  BenchQuartiles  mean;       /* decoding */
  BenchQuartiles  mode;
  BenchQuartiles  hints;      /* decoding with BENCH_HINTS of them */
  BenchQuartiles  changed;    /* again, after one has another color */
  BenchQuartiles  compose;
  GArray         *layers;     /* of BenchLayer, in running order */
} BenchProfile;

BenchProfile * bench_profile_new   (const BenchJob      *job,
                                    GError             **error);
void           bench_profile_free  (BenchProfile        *profile);

/* To the standard output. */
void           bench_profile_print (const BenchProfile  *profile,
                                    const BenchMachine  *machine);

/* Draws each layer's speed below the machine's peaks, as SVG. */
gboolean       bench_profile_draw  (const BenchProfile  *profile,
                                    const BenchJob      *job,
                                    const BenchMachine  *machine,
                                    const char          *path,
                                    GError             **error);

#endif
