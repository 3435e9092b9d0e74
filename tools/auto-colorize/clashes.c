/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "clashes.h"
#include "photos.h"

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

static void
set_shared (Photo       *photo,
            const Photo *other)
{
  if (! photo->problem)
    photo->problem =
      g_strdup_printf ("Its result would be that of %s: color one of them "
                       "with another -o.", other->source);
}

/* Two photos with one result: neither has it.  A photo that was named twice is
 * simply colored once. */
static void
refuse_same_results (GPtrArray *photos)
{
  GHashTable *results = g_hash_table_new_full (g_str_hash, g_str_equal,
                                               g_free, NULL);

  for (guint i = 0; i < photos->len;)
    {
      Photo *photo = photos->pdata[i];
      char  *key   = photo->result
                     ? g_canonicalize_filename (photo->result, NULL) : NULL;
      Photo *first = key ? g_hash_table_lookup (results, key) : NULL;

      if (first && is_same_file (first->source, photo->source))
        {
          g_ptr_array_remove_index (photos, i);
          g_free (key);
          continue;
        }
      if (first)
        {
          set_shared (photo, first);
          set_shared (first, photo);
          g_free (key);
        }
      else if (key)
        g_hash_table_insert (results, key, photo);
      i++;
    }
  g_hash_table_unref (results);
}

void
clashes_refuse (GPtrArray *photos)
{
  refuse_to_overwrite (photos);
  refuse_same_results (photos);
}
