/* A result appears under its name when it is complete, not before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is written as .NAME.EXT.part in the same folder, and renamed.  Who writes
 * that file holds a lock on it, which ends with the process, however that
 * ends: another process leaves a locked one alone, and takes over one that a
 * killed process left behind.  So several processes, also on several machines
 * whose shared file system has locks, color each photo once. */

#ifndef RESULT_H
#define RESULT_H

#include <glib.h>

typedef enum
{
  RESULT_BEGUN,                 /* now write it */
  RESULT_THERE,                 /* done before, not older than the photo */
  RESULT_FOREIGN,               /* there, not older, but not what we made of
                                 * the photo */
  RESULT_ELSEWHERE,             /* another process is writing it */
  RESULT_FAILED                 /* with an error */
} ResultState;

typedef struct _Result Result;

/* Makes the folders of path where they are missing.  An older file is replaced
 * if it is a result of this photo that nobody changed since, else that is a
 * failure.  again: do so although it is
 * not older.  force: write it whatever is there.  *result is set if
 * RESULT_BEGUN only. */
ResultState result_begin      (const char  *path,
                               const char  *source,
                               gboolean     again,
                               gboolean     force,
                               Result     **result,
                               GError     **error);

/* To be written to, from an empty file on. */
int         result_descriptor (const Result *result);

/* The result is complete: seals its mark.  To be freed still. */
gboolean    result_finish     (Result      *result,
                               GError     **error);

/* Leaves nothing behind of one that was not finished.  Takes NULL. */
void        result_free       (Result      *result);

#endif
