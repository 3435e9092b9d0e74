/* The functions of the C library that faults.c lets fail; the linker's --wrap
 * puts these in their place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef FAULTS_WRAPPED_H
#define FAULTS_WRAPPED_H

#include <glib.h>

/* From now on, the n-th allocation of a buffer fails, or the n-th fread();
 * 0: none. */
void  wrapped_fail_buffer    (int n);
void  wrapped_fail_read      (int n);

/* The n-th fread() finds the file's end instead. */
void  wrapped_end_file       (int n);

/* Since the last of these calls. */
int   wrapped_buffers        (void);
int   wrapped_reads          (void);
gsize wrapped_largest_buffer (void);

#endif
