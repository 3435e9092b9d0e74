/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>

#include <gio/gio.h>

#include "gallery.h"
#include "page.h"

#define PRACTICE   10         /* pairs of the paper's test */
#define JUDGED     40
#define A_CHECK_IN 10         /* pairs judged */
#define FEWEST     5          /* photos */
#define NAME       16         /* hexadecimal digits of the page's name */
#define READABLE   0755

/* How many pairs a judge sees, each of another photo. */
typedef struct
{
  guint practice;             /* the judge is told what was right */
  guint judged;
  guint checks;               /* of those judged: with another photo's colors,
                               * to see whether the judge looks */
} Plan;

/* The paper's, and fewer in proportion where there are fewer photos. */
static Plan
plan_for (guint n_photos)
{
  Plan plan;

  plan.practice = MIN (PRACTICE, n_photos * PRACTICE / (PRACTICE + JUDGED));
  plan.judged = MIN (JUDGED, n_photos - plan.practice);
  plan.checks = (plan.judged + A_CHECK_IN / 2) / A_CHECK_IN;
  return plan;
}

/* What session.js has to know, as JSON.  The page's name comes from all that
 * it shows. */
static char *
describe (const Gallery *gallery)
{
  Plan  plan = plan_for (gallery->n_photos);
  char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                              gallery->photos->str, -1);
  char *json = g_strdup_printf ("{\"page\":\"%.*s\",\"practice\":%u,"
                                "\"judged\":%u,\"checks\":%u,\"photos\":%s}",
                                NAME, name, plan.practice, plan.judged,
                                plan.checks, gallery->photos->str);

  g_free (name);
  return json;
}

/* A file of the folder page/, which is in the program. */
static char *
source (const char *name)
{
  char   *path  = g_strconcat ("/page/", name, NULL);
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                           NULL);
  char   *text  = g_strndup (g_bytes_get_data (bytes, NULL),
                             g_bytes_get_size (bytes));

  g_bytes_unref (bytes);
  g_free (path);
  return text;
}

/* Takes over both texts. */
static char *
fill (char       *text,
      const char *mark,
      char       *with)
{
  char **parts  = g_strsplit (text, mark, -1);
  char  *filled = g_strjoinv (with, parts);

  g_strfreev (parts);
  g_free (with);
  g_free (text);
  return filled;
}

static char *
make_html (const Gallery *gallery)
{
  char *html = source ("page.html");

  html = fill (html, "@STYLE@", source ("page.css"));
  html = fill (html, "@SESSION@", source ("session.js"));
  html = fill (html, "@SHOW@", source ("show.js"));
  html = fill (html, "@PAGE@", source ("page.js"));
  return fill (html, "@TEST@", describe (gallery));
}

static gboolean
write_pictures (const Gallery  *gallery,
                const char     *folder,
                GError        **error)
{
  GHashTableIter iter;
  gpointer       name, jpeg;
  gboolean       written = TRUE;

  g_hash_table_iter_init (&iter, gallery->pictures);
  while (written && g_hash_table_iter_next (&iter, &name, &jpeg))
    {
      char *path = g_strdup_printf ("%s/%s.jpg", folder, (char *) name);

      written = g_file_set_contents (path, g_bytes_get_data (jpeg, NULL),
                                     g_bytes_get_size (jpeg), error);
      g_free (path);
    }
  return written;
}

static gboolean
write_folder (const Gallery  *gallery,
              const char     *folder,
              GError        **error)
{
  char     *pictures = g_build_filename (folder, "pictures", NULL);
  char     *index    = g_build_filename (folder, "index.html", NULL);
  char     *html     = make_html (gallery);
  gboolean  written  = FALSE;

  if (g_mkdir_with_parents (pictures, READABLE) != 0)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                 "'%s' cannot be made (%s): name another folder.", pictures,
                 g_strerror (errno));
  else
    written = write_pictures (gallery, pictures, error)
              && g_file_set_contents (index, html, -1, error);
  g_free (html);
  g_free (index);
  g_free (pictures);
  return written;
}

static gboolean
check_folder (const char  *folder,
              GError     **error)
{
  GDir     *there = g_dir_open (folder, 0, NULL);
  gboolean  empty = ! g_file_test (folder, G_FILE_TEST_EXISTS)
                    || (there && ! g_dir_read_name (there));

  if (there)
    g_dir_close (there);
  if (! empty)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 "'%s' is no empty folder: name a new one.", folder);
  return empty;
}

static gboolean
check_gallery (const Gallery  *gallery,
               GError        **error)
{
  if (gallery->n_photos >= FEWEST)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "Give at least %u different photos, better %u.", FEWEST,
               PRACTICE + JUDGED);
  return FALSE;
}

static void
print_plan (const Gallery *gallery,
            const char    *folder)
{
  Plan plan = plan_for (gallery->n_photos);

  g_print ("%s/index.html: a judge sees %u pairs to practice and %u that "
           "count, %u of them to check the attention.\n", folder,
           plan.practice, plan.judged, plan.checks);
  if (gallery->n_photos < PRACTICE + JUDGED)
    g_print ("The paper's test has %u and %u: give %u photos for it.\n",
             PRACTICE, JUDGED, PRACTICE + JUDGED);
}

gboolean
page_write (Album                    *album,
            const Contender          *contender,
            const ColorizerSettings  *settings,
            int                       side,
            const char               *folder,
            GError                  **error)
{
  Gallery *gallery;
  gboolean written;

  if (! check_folder (folder, error)
      || ! (gallery = gallery_new (album, contender, settings, side, error)))
    return FALSE;
  written = check_gallery (gallery, error)
            && write_folder (gallery, folder, error);
  if (written)
    print_plan (gallery, folder);
  gallery_free (gallery);
  return written;
}
