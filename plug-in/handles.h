/* What GIMP 2.10 calls by numbers and GIMP 3 by objects, under one name, so
 * that the code shared by both plug-ins is written once, as GIMP 3 says it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HANDLES_H
#define HANDLES_H

#include <libgimp/gimp.h>

#if GIMP_MAJOR_VERSION >= 3

typedef GimpImage     *Image;
typedef GimpDrawable  *Drawable;
typedef GimpLayer     *Layer;
typedef GimpLayerMask *Mask;

#define NONE NULL
#define ITEM(handle)     (GIMP_ITEM (handle))
#define DRAWABLE(handle) (GIMP_DRAWABLE (handle))
#define LAYER(handle)    (GIMP_LAYER (handle))
#define MASK(handle)     (GIMP_LAYER_MASK (handle))

/* Selects n layers of an image; GIMP 2.10 knows only one. */
static inline void
handles_select (Image        image,
                const Layer *layers,
                int          n)
{
  const GimpLayer **ended = g_new0 (const GimpLayer *, n + 1);

  for (int i = 0; i < n; i++)
    ended[i] = layers[i];
  gimp_image_set_selected_layers (image, ended);
  g_free (ended);
}

/* Whether it has filters that its buffer knows nothing of. */
static inline gboolean
handles_have_filters (Drawable drawable)
{
  GimpDrawableFilter **filters = gimp_drawable_get_filters (drawable);
  gboolean             found   = filters && filters[0];

  g_free (filters);
  return found;
}

/* A layer whose filters became its pixels; it may be another than before. */
static inline Layer
handles_merge_filters (Layer layer)
{
  if (GIMP_IS_GROUP_LAYER (layer))
    return gimp_group_layer_merge (GIMP_GROUP_LAYER (layer));
  return gimp_drawable_merge_filters (DRAWABLE (layer)) ? layer : NONE;
}

#else

typedef gint32 Image;
typedef gint32 Drawable;
typedef gint32 Layer;
typedef gint32 Mask;

#define NONE -1
#define ITEM(handle)     (handle)
#define DRAWABLE(handle) (handle)
#define LAYER(handle)    (handle)
#define MASK(handle)     (handle)

#define GIMP_IS_LAYER(handle)      (gimp_item_is_layer (handle))
#define GIMP_IS_LAYER_MASK(handle) (gimp_item_is_layer_mask (handle))

static inline void
handles_select (Image        image,
                const Layer *layers,
                int          n)
{
  (void) n;
  gimp_image_set_active_layer (image, layers[0]);
}

static inline gboolean
handles_have_filters (Drawable drawable)
{
  (void) drawable;
  return FALSE;
}

#define handles_merge_filters(layer) (layer)

#define gimp_drawable_get_width   gimp_drawable_width
#define gimp_drawable_get_height  gimp_drawable_height
#define gimp_drawable_get_offsets gimp_drawable_offsets
#define gimp_image_get_base_type  gimp_image_base_type

#endif

#endif
