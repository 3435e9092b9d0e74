/* What the user sees of the work: a bar on a terminal, else a line a photo;
 * and how it ended.  All on the standard error.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef REPORT_H
#define REPORT_H

#include "photos.h"

typedef enum
{
  REPORT_COLORIZED,
  REPORT_THERE,                 /* skipped: done before */
  REPORT_FOREIGN,               /* skipped: what is there is not our result */
  REPORT_ELSEWHERE,             /* skipped: another process does it */
  REPORT_COLORED,               /* left alone: it has color already */
  REPORT_FAILED,
  REPORT_STOPPED,               /* by the user; neither of these */
  REPORT_OUTCOMES
} ReportOutcome;

typedef struct _Report Report;

Report * report_new      (int            n_photos);
void     report_free     (Report        *report);

/* sentence: of a failure, else NULL. */
void     report_photo    (Report        *report,
                          const Photo   *photo,
                          ReportOutcome  outcome,
                          const char    *sentence);

/* fraction: done of all, 0..1. */
void     report_progress (Report        *report,
                          double         fraction);

/* The summary; left_out: as in Photos.  Returns whether a photo failed. */
gboolean report_end      (Report        *report,
                          GHashTable    *left_out);

#endif
