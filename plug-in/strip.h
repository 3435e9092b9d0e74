/* Rows of a photo, worked on in a thread of their own while the main thread,
 * the only one that may use libgimp, reads or writes others.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef STRIP_H
#define STRIP_H

#include <glib.h>

#define STRIP_ROWS 128

typedef struct _Strip Strip;

/* Done in the thread: with the strip's rows, and with data. */
typedef void (* StripWork) (Strip    *strip,
                            gpointer  data);

typedef enum
{
  STRIP_IDLE,
  STRIP_WORKS,
  STRIP_ENDS
} StripState;

struct _Strip
{
  int        y;                 /* the first row */
  int        n_rows;            /* at most STRIP_ROWS */
  gsize      row_size;          /* in bytes */
  guint8    *raw;               /* [n_rows, row_size]: a layer's own numbers */

  GThread   *thread;            /* from the first work on: a new one for each
                                 * would begin milliseconds late */
  StripWork  work;
  gpointer   data;

  GMutex     mutex;
  GCond      changed;           /* the state */
  StripState state;
};

Strip * strip_new   (gsize      row_size);

/* Waits for its work. */
void    strip_free  (Strip     *strip);

void    strip_start (Strip     *strip,
                     StripWork  work,
                     gpointer   data);

/* Until its work, if there is any, has ended. */
void    strip_wait  (Strip     *strip);

#endif
