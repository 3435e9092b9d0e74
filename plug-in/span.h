/* A part of GIMP's progress bar, for a part of the work.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef SPAN_H
#define SPAN_H

#include <libgimp/gimp.h>

typedef struct
{
  double from;                  /* 0..1 */
  double to;
} Span;

/* Shows that this share of the work, 0..1, is done. */
static inline void
span_show (Span   span,
           double done)
{
  gimp_progress_update (span.from + (span.to - span.from) * done);
}

/* The part of the bar between two shares of the work. */
static inline Span
span_part (Span   span,
           double from,
           double to)
{
  double length = span.to - span.from;

  return (Span) { span.from + from * length, span.from + to * length };
}

#endif
