/* Loaded before the plug-in's libraries: makes one of the functions that it
 * calls fail, which the file $AUTO_COLORIZE_FAULT names, always or, with a
 * number after the name, that call of it only.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "handles.h"

#if GIMP_MAJOR_VERSION >= 3
typedef GimpItem *Item;
#else
typedef gint32 Item;
#endif

static gboolean
fails (const char *function)
{
  static int   calls = 0;       /* of the function that the file names */
  char        *text  = NULL;
  char       **words;
  gboolean     named;

  if (! g_file_get_contents (g_getenv ("AUTO_COLORIZE_FAULT"), &text, NULL,
                             NULL))
    return FALSE;
  words = g_strsplit (text, " ", 2);
  named = words[0] && strcmp (words[0], function) == 0;
  if (named && words[1])
    named = ++calls == atoi (words[1]);
  g_strfreev (words);
  g_free (text);
  return named;
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
gimp_item_is_valid (Item item)
{
  gboolean (*own) (Item);

  find (&own, "gimp_item_is_valid");
  return ! fails ("gimp_item_is_valid") && own (item);
}

Layer
gimp_layer_new (Image          image,
                const gchar   *name,
                gint           width,
                gint           height,
                GimpImageType  type,
                gdouble        opacity,
                GimpLayerMode  mode)
{
  Layer (*own) (Image, const gchar *, gint, gint, GimpImageType, gdouble,
                GimpLayerMode);

  find (&own, "gimp_layer_new");
  if (fails ("gimp_layer_new"))
    return NONE;
  return own (image, name, width, height, type, opacity, mode);
}

gboolean
gimp_image_insert_layer (Image image,
                         Layer layer,
                         Layer parent,
                         gint  position)
{
  gboolean (*own) (Image, Layer, Layer, gint);

  find (&own, "gimp_image_insert_layer");
  return ! fails ("gimp_image_insert_layer")
         && own (image, layer, parent, position);
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
