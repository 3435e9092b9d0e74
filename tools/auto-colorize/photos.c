/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "photos.h"

#define MARK "-colorized"

static const char *const extensions[] =
{ ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", NULL };

typedef struct
{
  const char *folder;           /* of the results, or NULL */
  struct stat folder_stat;      /* all zero where there is none yet */
  GPtrArray  *photos;
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

/* Where the extension of a name begins, its end if it has none. */
static const char *
extension (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot && dot != name ? dot : name + strlen (name);
}

static gboolean
is_photo_name (const char *name)
{
  const char *end = extension (name);

  if (g_str_has_prefix (name, ".")
      || (end - name > (int) strlen (MARK)
          && ! strncmp (end - strlen (MARK), MARK, strlen (MARK))))
    return FALSE;
  for (int i = 0; extensions[i]; i++)
    if (! g_ascii_strcasecmp (end, extensions[i]))
      return TRUE;
  return FALSE;
}

/* relative: the photo's path below the folder that was named. */
static char *
result_path (const Search *search,
             const char   *source,
             const char   *relative)
{
  const char *slash = strrchr (source, '/');
  const char *end   = extension (slash ? slash + 1 : source);

  if (search->folder)
    return g_build_filename (search->folder, relative, NULL);
  return g_strdup_printf ("%.*s" MARK "%s", (int) (end - source), source,
                          end);
}

static void
add_photo (Search     *search,
           const char *source,
           const char *relative)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->source = g_strdup (source);
  photo->result = result_path (search, source, relative);
  g_ptr_array_add (search->photos, photo);
}

static void
add_problem (Search     *search,
             const char *path,
             const char *what,
             int         error_number)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->source = g_strdup (path);
  photo->problem = g_strdup_printf ("%s (%s): check the name and its "
                                    "permissions.", what,
                                    g_strerror (error_number));
  g_ptr_array_add (search->photos, photo);
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
  char        *name = g_path_get_basename (path);
  struct stat  status;

  if (! g_lstat (path, &status) && S_ISDIR (status.st_mode))
    {
      if (name[0] != '.'
          && (status.st_dev != search->folder_stat.st_dev
              || status.st_ino != search->folder_stat.st_ino))
        search_folder (search, path, relative);
    }
  else if (is_photo_name (name) && ! g_file_test (path, G_FILE_TEST_IS_DIR))
    add_photo (search, path, relative);
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
      add_problem (search, path, "The folder cannot be read", errno);
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
search_path (Search     *search,
             const char *path)
{
  char        *name = g_path_get_basename (path);
  struct stat  status;

  if (g_stat (path, &status))
    add_problem (search, path, "There is no such photo or folder", errno);
  else if (S_ISDIR (status.st_mode))
    search_folder (search, path, "");
  else
    add_photo (search, path, name);
  g_free (name);
}

/* Of a file, the same under each of its names; NULL where there is none. */
static char *
identity (const char *path)
{
  struct stat status;

  if (g_stat (path, &status))
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT,
                          (guint64) status.st_dev, (guint64) status.st_ino);
}

/* {identity: source} */
static GHashTable *
sources_by_identity (GPtrArray *photos)
{
  GHashTable *sources = g_hash_table_new_full (g_str_hash, g_str_equal,
                                               g_free, NULL);

  for (guint i = 0; i < photos->len; i++)
    {
      Photo *photo = photos->pdata[i];
      char  *key   = identity (photo->source);

      if (key)
        g_hash_table_insert (sources, key, photo->source);
    }
  return sources;
}

static void
refuse_to_overwrite (GPtrArray *photos)
{
  GHashTable *sources = sources_by_identity (photos);

  for (guint i = 0; i < photos->len; i++)
    {
      Photo *photo = photos->pdata[i];
      char  *key   = photo->problem ? NULL : identity (photo->result);

      if (key && g_hash_table_contains (sources, key))
        photo->problem =
          g_strdup_printf ("Its result would overwrite the photo %s: name "
                           "another folder with -o.",
                           (char *) g_hash_table_lookup (sources, key));
      g_free (key);
    }
  g_hash_table_unref (sources);
}

static gboolean
is_same_file (const char *path,
              const char *other)
{
  char     *key  = identity (path);
  char     *key2 = identity (other);
  gboolean  same = ! g_strcmp0 (key, key2);

  g_free (key);
  g_free (key2);
  return same;
}

/* Two photos with one result: the first one has it.  A photo that was named
 * twice is simply colored once. */
static void
refuse_same_results (GPtrArray *photos)
{
  GHashTable *results = g_hash_table_new_full (g_str_hash, g_str_equal,
                                               g_free, NULL);

  for (guint i = 0; i < photos->len;)
    {
      Photo *photo = photos->pdata[i];
      char  *key   = photo->problem
                     ? NULL : g_canonicalize_filename (photo->result, NULL);
      Photo *first = key ? g_hash_table_lookup (results, key) : NULL;

      if (first && is_same_file (first->source, photo->source))
        {
          g_ptr_array_remove_index (photos, i);
          g_free (key);
          continue;
        }
      if (first)
        {
          photo->problem =
            g_strdup_printf ("Its result would be that of %s: color it with "
                             "another -o.", first->source);
          g_free (key);
        }
      else if (key)
        g_hash_table_insert (results, key, photo);
      i++;
    }
  g_hash_table_unref (results);
}

GPtrArray *
photos_find (char       **paths,
             const char  *folder)
{
  Search search = { .folder = folder };

  search.photos = g_ptr_array_new_with_free_func (photo_free);
  if (folder && g_stat (folder, &search.folder_stat))
    memset (&search.folder_stat, 0, sizeof search.folder_stat);
  for (int i = 0; paths[i]; i++)
    search_path (&search, paths[i]);
  refuse_to_overwrite (search.photos);
  refuse_same_results (search.photos);
  return search.photos;
}
