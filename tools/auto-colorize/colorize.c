/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <unistd.h>

#include <glib/gstdio.h>

#include "colorize.h"
#include "load.h"
#include "page.h"
#include "tiff_append.h"
#include "tiff_pages.h"
#include "tiff_tags.h"

static const SaveFormat formats[LOAD_KINDS] =
{
  [LOAD_JPEG]      = SAVE_JPEG,
  [LOAD_PNG]       = SAVE_PNG,
  [LOAD_TIFF]      = SAVE_TIFF,
  [LOAD_WEBP]      = SAVE_WEBP,
  [LOAD_BMP]       = SAVE_PNG,
  [LOAD_JPEG_2000] = SAVE_PNG,
  [LOAD_PNM]       = SAVE_PNG
};

GQuark
colorize_error_quark (void)
{
  return g_quark_from_static_string ("colorize-error");
}

/* As a file of its own, which then becomes a page of the result. */
static gboolean
add_page (const char        *path,
          int                page,
          int                descriptor,
          const Colorizing  *how,
          double             from,
          double             to,
          GError           **error)
{
  char     *name;
  int       alone = g_file_open_tmp (NULL, &name, error);
  gboolean  added;

  if (alone < 0)
    return FALSE;
  g_unlink (name);
  g_free (name);
  added = page_colorize (path, page, SAVE_TIFF, alone, how, from, to, error);
  if (added && ! tiff_append (alone, descriptor))
    {
      save_set_error (error);
      added = FALSE;
    }
  close (alone);
  return added;
}

static gboolean
colorize_pages (const char        *path,
                GArray            *pages,
                int                descriptor,
                const Colorizing  *how,
                GError           **error)
{
  int n_pages = pages->len;

  for (int i = 0; i < n_pages; i++)
    {
      int    page = g_array_index (pages, int, i);
      double from = (double) i / n_pages;
      double to   = (double) (i + 1) / n_pages;

      if (i == 0 && ! page_colorize (path, page, SAVE_TIFF, descriptor, how,
                                     from, to, error))
        return FALSE;
      if (i > 0 && ! add_page (path, page, descriptor, how, from, to, error))
        return FALSE;
      if (! tiff_tags_copy (path, page, descriptor, i))
        {
          save_set_error (error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
colorize_tiff (const char        *path,
               int                descriptor,
               const Colorizing  *how,
               GError           **error)
{
  GArray   *pages   = tiff_pages_find (path);
  gboolean  written = FALSE;

  if (! pages)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                         "It is damaged or cut off: get a whole copy of it.");
  else if (pages->len == 0)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                         "It holds smaller copies of a photo only: convert "
                         "the original to TIFF.");
  else
    written = colorize_pages (path, pages, descriptor, how, error);
  g_clear_pointer (&pages, g_array_unref);
  return written;
}

gboolean
colorize_photo (const char        *path,
                int                descriptor,
                const Colorizing  *how,
                GError           **error)
{
  int kind = load_kind (path, error);

  if (kind < 0)
    return FALSE;
  if (kind == LOAD_TIFF)
    return colorize_tiff (path, descriptor, how, error);
  return page_colorize (path, 0, formats[kind], descriptor, how, 0, 1, error);
}
