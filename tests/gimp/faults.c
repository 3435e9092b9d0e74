/* Loaded before the plug-in's libraries: makes one of the functions that it
 * calls fail, which the file $AUTO_COLORIZE_FAULT names.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <libgimp/gimp.h>

static gboolean
fails (const char *function)
{
  char     *name  = NULL;
  gboolean  found = g_file_get_contents (g_getenv ("AUTO_COLORIZE_FAULT"),
                                         &name, NULL, NULL)
                    && strcmp (name, function) == 0;

  g_free (name);
  return found;
}

/* The library's own function; C has no cast for it. */
static void
find (void       *function,
      const char *name)
{
  void *found = dlsym (RTLD_NEXT, name);

  memcpy (function, &found, sizeof found);
}

gboolean
gimp_item_is_valid (gint32 item_ID)
{
  gboolean (*own) (gint32);

  find (&own, "gimp_item_is_valid");
  return ! fails ("gimp_item_is_valid") && own (item_ID);
}

gint32
gimp_layer_new (gint32         image_ID,
                const gchar   *name,
                gint           width,
                gint           height,
                GimpImageType  type,
                gdouble        opacity,
                GimpLayerMode  mode)
{
  gint32 (*own) (gint32, const gchar *, gint, gint, GimpImageType, gdouble,
                 GimpLayerMode);

  find (&own, "gimp_layer_new");
  if (fails ("gimp_layer_new"))
    return -1;
  return own (image_ID, name, width, height, type, opacity, mode);
}

gboolean
gimp_image_insert_layer (gint32 image_ID,
                         gint32 layer_ID,
                         gint32 parent_ID,
                         gint   position)
{
  gboolean (*own) (gint32, gint32, gint32, gint);

  find (&own, "gimp_image_insert_layer");
  return ! fails ("gimp_image_insert_layer")
         && own (image_ID, layer_ID, parent_ID, position);
}

/* The engine's only use of it is for what is large. */
void *
aligned_alloc (size_t alignment,
               size_t size)
{
  void * (*own) (size_t, size_t);

  find (&own, "aligned_alloc");
  return fails ("aligned_alloc") ? NULL : own (alignment, size);
}
