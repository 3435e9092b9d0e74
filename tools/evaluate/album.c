/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>
#include <zip.h>

#include "album.h"

#define LARGEST_FILE (256 << 20)    /* bytes; a zip may promise anything */

typedef struct
{
  char        *name;
  zip_t       *zip;           /* of the album, or NULL: a file of its own */
  zip_uint64_t index;         /* in the zip */
} Entry;

struct _Album
{
  GArray    *entries;         /* of Entry */
  GPtrArray *zips;
  GMutex     lock;            /* a zip is read by one thread at a time */
};

static gboolean
is_photo (const char *name)
{
  const char *const endings[] = { ".webp", ".jpg", ".jpeg", ".png" };
  const char       *ending    = strrchr (name, '.');

  for (gsize i = 0; ending && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (ending, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Entry *) a)->name, ((const Entry *) b)->name);
}

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->name);
}

static GArray *
entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static gboolean
list_folder (GArray      *entries,
             const char  *path,
             GError     **error)
{
  GDir       *folder = g_dir_open (path, 0, error);
  const char *name;

  if (! folder)
    return FALSE;
  while ((name = g_dir_read_name (folder)))
    if (is_photo (name))
      {
        Entry entry = { .name = g_build_filename (path, name, NULL) };

        g_array_append_val (entries, entry);
      }
  g_dir_close (folder);
  return TRUE;
}

static gboolean
list_zip (Album       *album,
          GArray      *entries,
          const char  *path,
          GError     **error)
{
  int    code;
  zip_t *zip = zip_open (path, ZIP_RDONLY, &code);

  if (! zip)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   "'%s' cannot be opened: give folders, zips or photos.",
                   path);
      return FALSE;
    }
  g_ptr_array_add (album->zips, zip);
  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      const char *name = zip_get_name (zip, i, 0);

      if (name && is_photo (name))
        {
          Entry entry = { g_strdup (name), zip, i };

          g_array_append_val (entries, entry);
        }
    }
  return TRUE;
}

static gboolean
list_path (Album       *album,
           GArray      *entries,
           const char  *path,
           GError     **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return list_folder (entries, path, error);
  if (is_photo (path))
    {
      Entry entry = { .name = g_strdup (path) };

      g_array_append_val (entries, entry);
      return TRUE;
    }
  return list_zip (album, entries, path, error);
}

static gboolean
add_path (Album       *album,
          const char  *path,
          GError     **error)
{
  GArray   *entries = entries_new ();
  gboolean  listed  = list_path (album, entries, path, error);
  gboolean  found   = entries->len > 0;

  if (listed && ! found)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 "'%s' has no WebP, JPEG or PNG photo.", path);
  g_array_sort (entries, compare_names);
  if (found)
    g_array_append_vals (album->entries, entries->data, entries->len);

  /* The names now belong to the album. */
  g_array_set_clear_func (entries, NULL);
  g_array_unref (entries);
  return listed && found;
}

Album *
album_open (char   **paths,
            GError **error)
{
  Album *album = g_new0 (Album, 1);

  album->entries = entries_new ();
  album->zips = g_ptr_array_new_with_free_func ((GDestroyNotify) zip_discard);
  g_mutex_init (&album->lock);
  for (; *paths; paths++)
    if (! add_path (album, *paths, error))
      {
        album_close (album);
        return NULL;
      }
  return album;
}

void
album_close (Album *album)
{
  if (! album)
    return;
  g_array_unref (album->entries);
  g_ptr_array_unref (album->zips);
  g_mutex_clear (&album->lock);
  g_free (album);
}

guint
album_length (const Album *album)
{
  return album->entries->len;
}

const char *
album_name (const Album *album,
            guint        index)
{
  return g_array_index (album->entries, Entry, index).name;
}

/* Reads a file of a zip into bytes [size]. */
static gboolean
read_all (zip_file_t *file,
          guint8     *bytes,
          gsize       size)
{
  gsize read = 0;

  while (read < size)
    {
      zip_int64_t n = zip_fread (file, bytes + read, size - read);

      if (n <= 0)
        return FALSE;
      read += n;
    }
  return TRUE;
}

/* The bytes of an entry of a zip, or NULL. */
static GBytes *
read_zip (const Entry *entry)
{
  GBytes     *bytes = NULL;
  zip_stat_t  stat;
  zip_file_t *file;

  if (zip_stat_index (entry->zip, entry->index, 0, &stat) != 0
      || ! (stat.valid & ZIP_STAT_SIZE) || stat.size > LARGEST_FILE)
    return NULL;
  file = zip_fopen_index (entry->zip, entry->index, 0);
  if (file)
    {
      guint8 *data = g_malloc (stat.size);

      if (read_all (file, data, stat.size))
        bytes = g_bytes_new_take (data, stat.size);
      else
        g_free (data);
      zip_fclose (file);
    }
  return bytes;
}

static GBytes *
read_file (Album   *album,
           guint    index,
           GError **error)
{
  const Entry *entry = &g_array_index (album->entries, Entry, index);
  GBytes      *bytes;
  char        *data;
  gsize        size;

  if (! entry->zip)
    return g_file_get_contents (entry->name, &data, &size, error)
           ? g_bytes_new_take (data, size) : NULL;

  g_mutex_lock (&album->lock);
  bytes = read_zip (entry);
  g_mutex_unlock (&album->lock);
  if (! bytes)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 "'%s' cannot be read from its zip, which may be damaged: "
                 "fetch it again.", entry->name);
  return bytes;
}

Photo *
album_photo (Album   *album,
             guint    index,
             int      short_side,
             GError **error)
{
  const Entry *entry = &g_array_index (album->entries, Entry, index);
  GBytes      *file  = read_file (album, index, error);
  Photo       *photo;

  if (! file)
    return NULL;
  photo = photo_decode (file, entry->name, short_side, error);
  g_bytes_unref (file);
  return photo;
}
