/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "colorizer.h"
#include "job.h"
#include "photo.h"
#include "weights.h"

static gboolean
write_floats (const BenchJob  *job,
              const char      *name,
              const float     *floats,
              gsize            n,
              GError         **error)
{
  char     *path    = bench_job_path (job, name);
  gboolean  written = g_file_set_contents (path, (const char *) floats,
                                           n * sizeof *floats, error);

  g_free (path);
  return written;
}

/* Our engine is given the photo, the others its lightness. */
static gboolean
write_photo (const BenchJob  *job,
             GError         **error)
{
  gsize     area      = (gsize) job->width * job->height;
  float    *photo     = bench_photo_new (job->width, job->height);
  float    *lightness = bench_photo_lightness (photo, job->width, job->height);
  gboolean  written   = write_floats (job, BENCH_PHOTO, photo, 4 * area, error)
                        && write_floats (job, BENCH_LIGHTNESS, lightness, area,
                                         error);

  g_free (lightness);
  g_free (photo);
  return written;
}

static gboolean
write_centers (const BenchJob  *job,
               GError         **error)
{
  float centers[COLORIZER_CLASSES][2];

  colorizer_class_centers (centers);
  return write_floats (job, BENCH_CENTERS, centers[0], 2 * COLORIZER_CLASSES,
                       error);
}

static gboolean
copy_file (const char  *from,
           const char  *to,
           GError     **error)
{
  GFile    *source = g_file_new_for_path (from);
  GFile    *target = g_file_new_for_path (to);
  gboolean  copied = g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL,
                                  NULL, error);

  g_object_unref (source);
  g_object_unref (target);
  return copied;
}

static gboolean
write_weights (const BenchJob  *job,
               const char      *weights,
               double           network_width,
               GError         **error)
{
  char     *path    = bench_job_path (job, BENCH_WEIGHTS);
  gboolean  written = weights
                      ? copy_file (weights, path, error)
                      : bench_weights_write (path, network_width,
                                             MIN (job->width, job->height),
                                             error);

  g_free (path);
  return written;
}

BenchJob *
bench_job_new (const char  *weights,
               double       network_width,
               int          height,
               int          width,
               int          n_threads,
               int          n_rounds,
               GError     **error)
{
  BenchJob *job = g_new0 (BenchJob, 1);

  job->height = height;
  job->width = width;
  job->n_threads = n_threads;
  job->n_rounds = n_rounds;
  job->folder = g_dir_make_tmp ("bench-XXXXXX", error);
  if (! job->folder
      || ! write_weights (job, weights, network_width, error)
      || ! write_photo (job, error)
      || ! write_centers (job, error))
    {
      bench_job_free (job);
      return NULL;
    }
  return job;
}

static void
remove_folder (const char *folder)
{
  GDir       *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
      g_free (path);
    }
  if (dir)
    g_dir_close (dir);
  g_rmdir (folder);
}

void
bench_job_free (BenchJob *job)
{
  if (! job)
    return;
  if (job->folder)
    remove_folder (job->folder);
  g_free (job->folder);
  g_free (job);
}

char *
bench_job_path (const BenchJob *job,
                const char     *name)
{
  return g_build_filename (job->folder, name, NULL);
}
