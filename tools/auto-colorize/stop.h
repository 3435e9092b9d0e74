/* Ctrl+C and a polite kill end the work between two strips of rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef STOP_H
#define STOP_H

/* From now on SIGINT, SIGTERM and SIGHUP ask to stop; the second one of them
 * ends the process at once. */
void stop_listen (void);

/* The signal that asked to stop, 0 while none has.  Thread-safe. */
int  stop_signal (void);

#endif
