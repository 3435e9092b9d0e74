/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _DEFAULT_SOURCE           /* madvise() */

#include <stdlib.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

#include <glib/gi18n-lib.h>

#include "buffer.h"
#include "colorizer.h"

#define CACHE_LINE 64
#define HUGE_PAGE  (2 << 20)      /* bytes, of x86 and ARM */

/* The first use of a page asks the system for it, which takes as long as
 * computing what is written there: fewer and larger ones do. */
static void
ask_for_huge_pages (float *buffer,
                    gsize  bytes)
{
#ifdef MADV_HUGEPAGE
  madvise (buffer, bytes, MADV_HUGEPAGE);
#endif
}

float *
buffer_new (gsize n)
{
  gsize  alignment = n < HUGE_PAGE / sizeof (float) ? CACHE_LINE : HUGE_PAGE;
  gsize  bytes;
  float *buffer;

  if (n > (G_MAXSIZE - alignment) / sizeof (float))
    return NULL;
  bytes = (n * sizeof (float) / alignment + 1) * alignment;
  buffer = aligned_alloc (alignment, bytes);
  if (buffer && alignment == HUGE_PAGE)
    ask_for_huge_pages (buffer, bytes);
  return buffer;
}

void
buffer_free (float *buffer)
{
  free (buffer);
}

float *
store_take (Store *store,
            gsize  n)
{
  if (n > store->size)
    {
      buffer_free (store->values);
      store->values = buffer_new (n);
      store->size = store->values ? n : 0;
    }
  return store->values;
}

void
store_clear (Store *store)
{
  buffer_free (store->values);
  *store = (Store) { 0 };
}

void
buffer_set_error (GError **error)
{
  g_set_error_literal (error, COLORIZER_ERROR, COLORIZER_ERROR_MEMORY,
                       _("There is not enough memory to colorize: "
                         "close other programs and try again."));
}
