/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "load.h"
#include "tiff_pages.h"

/* libvips streams a photo that is as it was stored (1) or mirrored (2). */
#define LAST_STREAMED_ORIENTATION 2

#define HEAD 12                 /* bytes that tell all kinds apart */

/* Bytes at a place of the file; '?' is any. */
typedef struct
{
  LoadKind    kind;
  const char *bytes;
  int         length;
} Signature;

static const Signature signatures[] =
{
  { LOAD_JPEG, "\xff\xd8\xff", 3 },
  { LOAD_PNG, "\x89PNG\r\n\x1a\n", 8 },
  { LOAD_TIFF, "II*\0", 4 },
  { LOAD_TIFF, "MM\0*", 4 },
  { LOAD_TIFF, "II+\0", 4 },    /* with offsets of 64 bit */
  { LOAD_TIFF, "MM\0+", 4 },
  { LOAD_WEBP, "RIFF????WEBP", 12 },
  { LOAD_BMP, "BM", 2 },
  { LOAD_JPEG_2000, "\0\0\0\x0cjP  \r\n\x87\n", 12 },
  { LOAD_JPEG_2000, "\xff\x4f\xff\x51", 4 },
  { LOAD_PNM, "P1", 2 },
  { LOAD_PNM, "P2", 2 },
  { LOAD_PNM, "P3", 2 },
  { LOAD_PNM, "P4", 2 },
  { LOAD_PNM, "P5", 2 },
  { LOAD_PNM, "P6", 2 }
};

void
load_allow (void)
{
  static const char *const loaders[] =
  {
    "VipsForeignLoadPpm", "VipsForeignLoadJp2k",
    "VipsForeignLoadMagick", "VipsForeignLoadMagick7"   /* for BMP */
  };

  vips_block_untrusted_set (TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (loaders); i++)
    vips_operation_block_set (loaders[i], FALSE);
}

/* -1 with an error.  Does not wait for the other end of a pipe. */
static int
open_file (const char  *path,
           GError     **error)
{
  int         descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat status;

  if (descriptor < 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   "It cannot be read (%s): check its permissions.",
                   g_strerror (errno));
      return -1;
    }
  if (! fstat (descriptor, &status) && S_ISREG (status.st_mode)
      && status.st_size > 0)
    return descriptor;
  close (descriptor);
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                       "It is empty: get a whole copy of it.");
  return -1;
}

static gboolean
has_signature (const char      *head,
               const Signature *signature)
{
  for (int i = 0; i < signature->length; i++)
    if (signature->bytes[i] != '?' && signature->bytes[i] != head[i])
      return FALSE;
  return TRUE;
}

static int
kind_of (int       descriptor,
         GError  **error)
{
  char head[HEAD] = { 0 };

  if (pread (descriptor, head, HEAD, 0) > 0)
    for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
      if (has_signature (head, &signatures[i]))
        return signatures[i].kind;
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                       "It is no JPEG, PNG, TIFF, WebP, BMP, JPEG 2000 or PNM "
                       "photo: convert it first.");
  return -1;
}

int
load_kind (const char  *path,
           GError     **error)
{
  int descriptor = open_file (path, error);
  int kind;

  if (descriptor < 0)
    return -1;
  kind = kind_of (descriptor, error);
  close (descriptor);
  return kind;
}

static VipsImage *
load (int        descriptor,
      int        page,
      VipsAccess access)
{
  VipsSource *source  = vips_source_new_from_descriptor (descriptor);
  VipsImage  *image   = NULL;
  char        which[] = "[page=2147483647]";

  if (! source)
    return NULL;
  g_snprintf (which, sizeof which, "[page=%d]", page);
  image = vips_image_new_from_source (source, page ? which : "",
                                      "access", access,
                                      "fail_on", VIPS_FAIL_ON_ERROR,
                                      NULL);
  g_object_unref (source);
  return image;
}

static VipsImage *
load_for_turning (int descriptor,
                  int page)
{
  VipsImage *image = load (descriptor, page, VIPS_ACCESS_SEQUENTIAL);

  if (image
      && vips_image_get_orientation (image) > LAST_STREAMED_ORIENTATION)
    {
      g_object_unref (image);
      image = lseek (descriptor, 0, SEEK_SET) == 0
              ? load (descriptor, page, VIPS_ACCESS_RANDOM) : NULL;
    }
  return image;
}

VipsImage *
load_photo (const char  *path,
            int          page,
            GError     **error)
{
  int        descriptor = open_file (path, error);
  VipsImage *image      = NULL;
  char      *reason;

  if (descriptor < 0)
    return NULL;
  if (kind_of (descriptor, error) >= 0)
    {
      image = load_for_turning (descriptor, page);
      reason = image ? NULL : tiff_unread_numbers (path, page);
      if (! image)
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s",
                     reason ? reason
                     : "It is damaged or cut off: get a whole copy of it.");
      g_free (reason);
    }
  close (descriptor);
  return image;
}
