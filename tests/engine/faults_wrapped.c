/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "faults_wrapped.h"

/* The linker knows the functions by these names alone. */
static struct
{
  int      fail_buffer, fail_read, end_file;
  int      buffers, reads;
  gsize    largest_buffer;
  gboolean read_failed;
} wrapped;

void   * __real_aligned_alloc (size_t      alignment,
                               size_t      size);
void   * __wrap_aligned_alloc (size_t      alignment,
                               size_t      size);
size_t   __real_fread         (void       *bytes,
                               size_t      size,
                               size_t      n,
                               FILE       *stream);
size_t   __wrap_fread         (void       *bytes,
                               size_t      size,
                               size_t      n,
                               FILE       *stream);
int      __real_ferror        (FILE       *stream);
int      __wrap_ferror        (FILE       *stream);

void *
__wrap_aligned_alloc (size_t alignment,
                      size_t size)
{
  if (++wrapped.buffers == wrapped.fail_buffer)
    return NULL;
  wrapped.largest_buffer = MAX (wrapped.largest_buffer, size);
  return __real_aligned_alloc (alignment, size);
}

size_t
__wrap_fread (void   *bytes,
              size_t  size,
              size_t  n,
              FILE   *stream)
{
  size_t read;

  wrapped.reads++;
  wrapped.read_failed = wrapped.reads == wrapped.fail_read;
  if (! wrapped.read_failed && wrapped.reads != wrapped.end_file)
    return __real_fread (bytes, size, n, stream);
  read = __real_fread (bytes, size, n / 2, stream);
  errno = EIO;
  return read;
}

int
__wrap_ferror (FILE *stream)
{
  return wrapped.read_failed || __real_ferror (stream);
}

static void
forget (void)
{
  wrapped.fail_buffer = wrapped.fail_read = wrapped.end_file = 0;
  wrapped.buffers = wrapped.reads = 0;
  wrapped.largest_buffer = 0;
  wrapped.read_failed = FALSE;
}

void
wrapped_fail_buffer (int n)
{
  forget ();
  wrapped.fail_buffer = n;
}

void
wrapped_fail_read (int n)
{
  forget ();
  wrapped.fail_read = n;
}

void
wrapped_end_file (int n)
{
  forget ();
  wrapped.end_file = n;
}

int
wrapped_buffers (void)
{
  return wrapped.buffers;
}

int
wrapped_reads (void)
{
  return wrapped.reads;
}

gsize
wrapped_largest_buffer (void)
{
  return wrapped.largest_buffer;
}
