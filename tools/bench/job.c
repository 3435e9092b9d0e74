/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "job.h"
#include "photo.h"
#include "weights.h"
#include "write.h"
#include "bins.h"

static gboolean
write_floats (const BenchJob  *job,
              const char      *name,
              const float     *floats,
              gsize            n,
              GError         **error)
{
  char     *path    = bench_job_path (job, name);
  gboolean  written = bench_write (path, floats, n * sizeof *floats,
                                   error);

  g_free (path);
  return written;
}

static gboolean
write_lightness (const BenchJob  *job,
                 GError         **error)
{
  float    *photo     = bench_photo_new (job->width, job->height);
  float    *lightness = bench_photo_lightness (photo, job->width, job->height);
  gboolean  written   = write_floats (job, BENCH_LIGHTNESS, lightness,
                                      (gsize) job->width * job->height, error);

  g_free (lightness);
  g_free (photo);
  return written;
}

static gboolean
write_centres (const BenchJob  *job,
               GError         **error)
{
  float centres[BINS_COUNT][2];

  bins_centres (centres);
  return write_floats (job, BENCH_CENTRES, centres[0], 2 * BINS_COUNT, error);
}

static gboolean
write_weights (const BenchJob  *job,
               const char      *weights,
               double           network_width,
               GError         **error)
{
  char     *path       = bench_job_path (job, BENCH_WEIGHTS);
  int       short_side = MIN (job->width, job->height);
  gboolean  written    = weights
                         ? bench_weights_copy (weights, path, short_side,
                                               error)
                         : bench_weights_write (path, network_width,
                                                short_side, error);

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
      || ! write_lightness (job, error)
      || ! write_centres (job, error))
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
