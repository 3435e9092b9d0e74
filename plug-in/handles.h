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

static inline void
handles_select (Image image,
                Layer layer)
{
  gimp_image_set_selected_layers (image, (const GimpLayer *[]) { layer, NULL });
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
handles_select (Image image,
                Layer layer)
{
  gimp_image_set_active_layer (image, layer);
}

#define gimp_drawable_get_width   gimp_drawable_width
#define gimp_drawable_get_height  gimp_drawable_height
#define gimp_drawable_get_offsets gimp_drawable_offsets
#define gimp_image_get_base_type  gimp_image_base_type

#endif

#endif
