/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "mark.h"
#include "result.h"

struct _Result
{
  char     *path;
  char     *part;               /* the name while it is written */
  int       descriptor;         /* of part, locked */
  gboolean  finished;
};

static void
set_error (GError     **error,
           const char  *what)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               "%s (%s): free some space or name another folder with -o.",
               what, g_strerror (errno));
}

/* As make does: the result is not older. */
static gboolean
is_up_to_date (const char *path,
               const char *source)
{
  struct stat result, photo;

  if (g_stat (path, &result) || g_stat (source, &photo))
    return FALSE;
  return result.st_mtim.tv_sec > photo.st_mtim.tv_sec
         || (result.st_mtim.tv_sec == photo.st_mtim.tv_sec
             && result.st_mtim.tv_nsec >= photo.st_mtim.tv_nsec);
}

static char *
part_path (const char *path)
{
  char *folder = g_path_get_dirname (path);
  char *name   = g_path_get_basename (path);
  char *part   = g_strdup_printf ("%s/.%s.part", folder, name);

  /* Any other name that only this result has. */
  if (strlen (name) > NAME_MAX - strlen ("..part"))
    {
      char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

      g_free (part);
      part = g_strdup_printf ("%s/.%s.part", folder, sum);
      g_free (sum);
    }
  g_free (folder);
  g_free (name);
  return part;
}

static gboolean
make_folder_of (const char *path)
{
  char *folder = g_path_get_dirname (path);
  int   status = g_mkdir_with_parents (folder, 0777);

  g_free (folder);
  return status == 0;
}

/* Whoever had the lock before may have renamed or removed the file. */
static gboolean
is_still_named (int         descriptor,
                const char *part)
{
  struct stat opened, named;

  return ! fstat (descriptor, &opened) && ! g_stat (part, &named)
         && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

static ResultState
open_and_lock (const char *part,
               int        *descriptor)
{
  while (TRUE)
    {
      *descriptor = g_open (part, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                            0666);
      if (*descriptor < 0)
        return RESULT_FAILED;
      if (flock (*descriptor, LOCK_EX | LOCK_NB))
        {
          int lock_error = errno;

          close (*descriptor);
          errno = lock_error;
          return errno == EWOULDBLOCK ? RESULT_ELSEWHERE : RESULT_FAILED;
        }
      if (is_still_named (*descriptor, part))
        return RESULT_BEGUN;
      close (*descriptor);
    }
}

/* Of a file that is not older than its photo. */
static ResultState
state_of_file (const char *path,
               const char *source)
{
  return mark_is_of (path, source) ? RESULT_THERE : RESULT_FOREIGN;
}

static gboolean
may_replace (const char  *path,
             const char  *source,
             GError     **error)
{
  char *sentence = mark_in_the_way (path, source);

  if (! sentence)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, sentence);
  g_free (sentence);
  return FALSE;
}

static ResultState
begin (Result      *result,
       const char  *source,
       gboolean     again,
       gboolean     force,
       GError     **error)
{
  ResultState state;

  if (! make_folder_of (result->path))
    {
      set_error (error, "The folder for the result cannot be made");
      return RESULT_FAILED;
    }
  state = open_and_lock (result->part, &result->descriptor);
  if (state == RESULT_FAILED)
    set_error (error, "The result cannot be written");
  if (state != RESULT_BEGUN)
    {
      result->descriptor = -1;
      return state;
    }
  /* Another process may have finished it before the lock was ours. */
  if (! again && ! force && is_up_to_date (result->path, source))
    return state_of_file (result->path, source);
  if (! force && ! may_replace (result->path, source, error))
    return RESULT_FAILED;
  if (ftruncate (result->descriptor, 0))
    {
      set_error (error, "The result cannot be written");
      return RESULT_FAILED;
    }
  return RESULT_BEGUN;
}

ResultState
result_begin (const char  *path,
              const char  *source,
              gboolean     again,
              gboolean     force,
              Result     **result,
              GError     **error)
{
  Result      *begun = g_new0 (Result, 1);
  ResultState  state;

  begun->path = g_strdup (path);
  begun->part = part_path (path);
  begun->descriptor = -1;
  /* One that was killed while it did this photo again has left its part. */
  if (again || force || ! is_up_to_date (path, source)
      || g_file_test (begun->part, G_FILE_TEST_EXISTS))
    state = begin (begun, source, again, force, error);
  else
    state = state_of_file (path, source);
  if (state == RESULT_BEGUN)
    *result = begun;
  else
    result_free (begun);
  return state;
}

int
result_descriptor (const Result *result)
{
  return result->descriptor;
}

gboolean
result_finish (Result  *result,
               GError **error)
{
  /* Also a computer that loses its power leaves no partial result. */
  if (! mark_seal (result->descriptor)
      || fsync (result->descriptor)
      || g_rename (result->part, result->path))
    {
      set_error (error, "The result cannot be written");
      return FALSE;
    }
  result->finished = TRUE;
  return TRUE;
}

void
result_free (Result *result)
{
  if (! result)
    return;
  if (result->descriptor >= 0)
    {
      if (! result->finished)
        g_unlink (result->part);
      close (result->descriptor);
    }
  g_free (result->path);
  g_free (result->part);
  g_free (result);
}
