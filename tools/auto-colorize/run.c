/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <vips/vips.h>

#include "colorize.h"
#include "hints.h"
#include "report.h"
#include "result.h"
#include "run.h"
#include "stop.h"

#define TICK (G_USEC_PER_SEC / 10)
#define WHOLE 1000              /* a photo that is done, for the progress */

typedef struct
{
  const ColorizerModel *model;
  const Options        *options;
  int                   cores;
  gint                  photos_left;    /* atomic */
  gint                  done;           /* atomic: in WHOLEs of a photo */
  GAsyncQueue          *news;           /* of News */
} Run;

typedef struct
{
  const Photo   *photo;
  ReportOutcome  outcome;
  GError        *error;                 /* of a failure */
} News;

/* A photo in work; of one thread. */
typedef struct
{
  Run *run;
  int  done;                            /* of WHOLE */
} Work;

static gboolean
show_progress (double   fraction,
               gpointer data)
{
  Work *work = data;
  int   done = WHOLE * fraction;

  g_atomic_int_add (&work->run->done, done - work->done);
  work->done = done;
  return ! stop_signal ();
}

/* The last photos have the cores for themselves. */
static int
network_threads (Run *run)
{
  int at_once = MIN (run->options->jobs,
                     g_atomic_int_get (&run->photos_left));

  return MAX (run->cores / MAX (at_once, 1), 1);
}

static ReportOutcome
write_result (Work         *work,
              const Photo  *photo,
              Result       *result,
              GError      **error)
{
  const Colorizing how =
  {
    .model     = work->run->model,
    .options   = work->run->options,
    .n_threads = network_threads (work->run),
    .progress  = show_progress,
    .data      = work
  };

  if (colorize_photo (photo->source, result_descriptor (result), &how, error)
      && result_finish (result, error))
    return REPORT_COLORIZED;
  if (g_error_matches (*error, COLORIZER_ERROR, COLORIZER_ERROR_CANCELLED))
    return REPORT_STOPPED;
  if (g_error_matches (*error, COLORIZE_ERROR, COLORIZE_ERROR_COLORED))
    return REPORT_COLORED;
  return REPORT_FAILED;
}

static ReportOutcome
do_photo (Work         *work,
          const Photo  *photo,
          GError      **error)
{
  const Options *options = work->run->options;
  Result        *result  = NULL;
  ReportOutcome  outcome;

  if (stop_signal ())
    return REPORT_STOPPED;
  if (photo->problem)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                           photo->problem);
      return REPORT_FAILED;
    }
  switch (result_begin (photo->result, photo->source,
                        hints_newer (options, photo->source, photo->result),
                        options->force, &result, error))
    {
    case RESULT_THERE:
      return REPORT_THERE;
    case RESULT_FOREIGN:
      return REPORT_FOREIGN;
    case RESULT_ELSEWHERE:
      return REPORT_ELSEWHERE;
    case RESULT_FAILED:
      return REPORT_FAILED;
    case RESULT_BEGUN:
      break;
    }
  outcome = write_result (work, photo, result, error);
  result_free (result);
  return outcome;
}

/* Of the thread pool. */
static void
do_and_tell (gpointer data,
             gpointer user_data)
{
  Run  *run  = user_data;
  Work  work = { .run = run };
  News *news = g_new0 (News, 1);

  news->photo = data;
  news->outcome = do_photo (&work, news->photo, &news->error);
  show_progress (1, &work);
  g_atomic_int_add (&run->photos_left, -1);
  vips_thread_shutdown ();
  g_async_queue_push (run->news, news);
}

/* Reports until every photo has been told of. */
static void
report_all (Run    *run,
            Report *report,
            int     n_photos)
{
  for (int n = 0; n < n_photos;)
    {
      News *news = g_async_queue_timeout_pop (run->news, TICK);

      if (news)
        {
          report_photo (report, news->photo, news->outcome,
                        news->error ? news->error->message : NULL);
          g_clear_error (&news->error);
          g_free (news);
          n++;
        }
      report_progress (report, g_atomic_int_get (&run->done)
                       / ((double) WHOLE * n_photos));
    }
}

gboolean
run_photos (const ColorizerModel *model,
            const Options        *options,
            const Photos         *photos)
{
  Run run =
  {
    .model       = model,
    .options     = options,
    .cores       = g_get_num_processors (),
    .photos_left = photos->all->len,
    .news        = g_async_queue_new ()
  };
  Report      *report = report_new (photos->all->len);
  GThreadPool *pool   = g_thread_pool_new (do_and_tell, &run, options->jobs,
                                           TRUE, NULL);
  gboolean     failed;

  /* libvips' own, of each photo while it is written. */
  vips_concurrency_set (network_threads (&run));
  for (guint i = 0; i < photos->all->len; i++)
    g_thread_pool_push (pool, photos->all->pdata[i], NULL);
  report_all (&run, report, photos->all->len);
  g_thread_pool_free (pool, FALSE, TRUE);
  failed = report_end (report, photos->left_out);
  report_free (report);
  g_async_queue_unref (run.news);
  return failed;
}
