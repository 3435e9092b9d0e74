/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "clashes.h"
#include "hints.h"
#include "names.h"
#include "photos.h"

typedef struct
{
  const char *folder;           /* of the results, or NULL */
  struct stat folder_stat;      /* all zero where there is none yet */
  Photos     *photos;
} Search;

static void
photo_free (gpointer data)
{
  Photo *photo = data;

  g_free (photo->source);
  g_free (photo->result);
  g_free (photo->problem);
  g_free (photo);
}

/* The path with another name at its end. */
static char *
renamed (const char *path,
         const char *name)
{
  const char *slash = strrchr (path, '/');

  return g_strdup_printf ("%.*s%s", slash ? (int) (slash + 1 - path) : 0,
                          path, name);
}

/* relative: the photo's path below the folder that was named. */
static char *
result_path (const Search *search,
             const char   *source,
             const char   *relative)
{
  char *name   = g_path_get_basename (source);
  char *wanted = search->folder ? names_same (name) : names_result (name);
  char *below  = renamed (search->folder ? relative : source, wanted);
  char *path   = search->folder ? g_build_filename (search->folder, below, NULL)
                                : g_strdup (below);

  g_free (name);
  g_free (wanted);
  g_free (below);
  return path;
}

static void
add_photo (Search     *search,
           const char *source,
           const char *relative)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->source = g_strdup (source);
  photo->result = result_path (search, source, relative);
  g_ptr_array_add (search->photos->all, photo);
}

/* Takes over the sentence. */
static void
add_problem (Search     *search,
             const char *path,
             char       *sentence)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->source = g_strdup (path);
  photo->problem = sentence;
  g_ptr_array_add (search->photos->all, photo);
}

static void
add_unreadable (Search     *search,
                const char *path,
                const char *what,
                int         error_number)
{
  add_problem (search, path,
               g_strdup_printf ("%s (%s): check the name and its "
                                "permissions.", what,
                                g_strerror (error_number)));
}

static void
add_left_out (Search     *search,
              const char *name)
{
  GHashTable *left_out  = search->photos->left_out;
  char       *extension = g_ascii_strdown (names_extension (name), -1);
  gpointer    count     = g_hash_table_lookup (left_out, extension);

  if (! strcmp (extension, HINTS_EXTENSION))
    {
      g_free (extension);       /* that is about a photo */
      return;
    }
  g_hash_table_insert (left_out, extension,
                       GINT_TO_POINTER (GPOINTER_TO_INT (count) + 1));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in a folder, sorted; NULL, with errno, if it cannot be read. */
static GPtrArray *
names_in (const char *path)
{
  GDir       *folder = g_dir_open (path, 0, NULL);
  GPtrArray  *names;
  const char *name;

  if (! folder)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)))
    g_ptr_array_add (names, g_strdup (name));
  g_dir_close (folder);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void search_folder (Search     *search,
                           const char *path,
                           const char *relative);

static void
search_entry (Search     *search,
              const char *path,
              const char *relative)
{
  char        *name   = g_path_get_basename (path);
  gboolean     hidden = name[0] == '.';
  struct stat  status;

  if (! g_lstat (path, &status) && S_ISDIR (status.st_mode))
    {
      if (! hidden
          && (status.st_dev != search->folder_stat.st_dev
              || status.st_ino != search->folder_stat.st_ino))
        search_folder (search, path, relative);
    }
  else if (! hidden && ! g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      if (! names_is_photo (name))
        add_left_out (search, name);
      else if (! names_is_result (name))
        add_photo (search, path, relative);
    }
  g_free (name);
}

static void
search_folder (Search     *search,
               const char *path,
               const char *relative)
{
  GPtrArray *names = names_in (path);

  if (! names)
    {
      add_unreadable (search, path, "The folder cannot be read", errno);
      return;
    }
  for (guint i = 0; i < names->len; i++)
    {
      char *entry          = g_build_filename (path, names->pdata[i], NULL);
      char *entry_relative = g_build_filename (relative, names->pdata[i],
                                               NULL);

      search_entry (search, entry, entry_relative);
      g_free (entry);
      g_free (entry_relative);
    }
  g_ptr_array_unref (names);
}

static void
search_named_folder (Search     *search,
                     const char *path)
{
  guint before = search->photos->all->len;

  search_folder (search, path, "");
  if (search->photos->all->len == before)
    add_problem (search, path,
                 g_strdup ("There is no photo in this folder: JPEG, PNG, "
                           "TIFF, WebP, BMP, JPEG 2000 and PNM files are "
                           "read."));
}

static void
search_path (Search     *search,
             const char *path)
{
  char        *name = g_path_get_basename (path);
  struct stat  status;

  if (g_stat (path, &status))
    add_unreadable (search, path, "There is no such photo or folder", errno);
  else if (S_ISDIR (status.st_mode))
    search_named_folder (search, path);
  else
    add_photo (search, path, name);
  g_free (name);
}

Photos *
photos_find (char       **paths,
             const char  *folder)
{
  Photos *photos = g_new0 (Photos, 1);
  Search  search = { .folder = folder, .photos = photos };

  photos->all = g_ptr_array_new_with_free_func (photo_free);
  photos->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            NULL);
  if (folder && g_stat (folder, &search.folder_stat))
    memset (&search.folder_stat, 0, sizeof search.folder_stat);
  for (int i = 0; paths[i]; i++)
    search_path (&search, paths[i]);
  clashes_refuse (photos->all);
  return photos;
}

void
photos_free (Photos *photos)
{
  if (! photos)
    return;
  g_ptr_array_unref (photos->all);
  g_hash_table_unref (photos->left_out);
  g_free (photos);
}
