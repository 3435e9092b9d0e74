/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "blob.h"
#include "caffemodel.h"
#include "import.h"

#define FIELD_OLD_LAYER 2         /* of the message at the top */
#define FIELD_LAYER     100

enum { WIRE_VARINT, WIRE_FIXED64, WIRE_BYTES, WIRE_FIXED32 = 5 };

#define MAX_VARINT 10             /* bytes */
#define MAX_LAYERS 4096
#define MAX_NAME   64

/* The largest layer of ours has 2.4 million numbers: 38 MB where each is a
* double and has its gradient beside it.  Unpacking may take twice that. */
#define MAX_LAYER  (48 << 20)
#define MAX_MEMORY (96 << 20)

/* Where a layer lies in the file. */
typedef struct
{
  gint64   offset;
  gint64   size;
  gboolean old;                   /* a "layers" field */
} Place;

struct _Caffemodel
{
  int         file;
  gint64      size;               /* of the file */
  gint64      position;           /* of the walk through it */
  int         n_layers;           /* passed by the walk */
  GHashTable *places;             /* of the layers that have numbers, by
                                   * name */
};

/* Unpacked: one of the two. */
struct _CaffeLayer
{
  Caffe__Layer    *layer;
  Caffe__OldLayer *old;
};

/* Memory */

static void *
limited_alloc (void   *left,
               size_t  size)
{
  gsize *bytes = left;

  if (size > *bytes)
    return NULL;
  *bytes -= size;
  return g_try_malloc (MAX (size, 1));
}

static void
limited_free (void *left G_GNUC_UNUSED,
              void *memory)
{
  g_free (memory);
}

/* Reading */

static gboolean
refuse_cut_off (GError **error)
{
  return import_refuse (error, "The model is cut off: download it again.");
}

static gboolean
refuse_other_file (GError **error)
{
  return import_refuse (error,
                        "The file is no Caffe model: import the authors' "
                        "colorization_release_v2.caffemodel.");
}

/* Exactly size bytes from an offset on. */
static gboolean
read_at (const Caffemodel  *model,
         gint64             offset,
         guint8            *bytes,
         gsize              size,
         GError           **error)
{
  while (size > 0)
    {
      ssize_t n = pread (model->file, bytes, size, offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return import_refuse (error,
                              "The model cannot be read (%s): check its "
                              "disk.", g_strerror (errno));
      if (n == 0)
        return refuse_cut_off (error);
      bytes += n;
      offset += n;
      size -= n;
    }
  return TRUE;
}

/* The number where the walk is: seven bits a byte, the lowest first; all
 * bytes but the last are marked. */
static gboolean
read_varint (Caffemodel  *model,
             guint64     *number,
             GError     **error)
{
  *number = 0;
  for (int i = 0; i < MAX_VARINT; i++)
    {
      guint8 byte;

      if (! read_at (model, model->position, &byte, 1, error))
        return FALSE;
      model->position++;
      *number |= (guint64) (byte & 0x7f) << 7 * i;
      if (byte < 0x80)
        return TRUE;
    }
  return refuse_other_file (error);
}

/* Unpacking */

static CaffeLayer *
unpack (const Place  *place,
        const guint8 *bytes)
{
  gsize               left      = MAX_MEMORY;
  ProtobufCAllocator  allocator = { limited_alloc, limited_free, &left };
  CaffeLayer         *layer     = g_new0 (CaffeLayer, 1);

  if (place->old)
    layer->old = caffe__old_layer__unpack (&allocator, place->size, bytes);
  else
    layer->layer = caffe__layer__unpack (&allocator, place->size, bytes);
  if (layer->old || layer->layer)
    return layer;
  g_free (layer);
  return NULL;
}

static CaffeLayer *
read_layer (const Caffemodel  *model,
            const Place       *place,
            GError           **error)
{
  guint8     *bytes = g_try_malloc (MAX (place->size, 1));
  CaffeLayer *layer = NULL;

  if (! bytes)
    import_refuse (error, "There is not enough memory to read the model: "
                   "close other programs and try again.");
  else if (read_at (model, place->offset, bytes, place->size, error))
    {
      layer = unpack (place, bytes);
      if (! layer)
        import_refuse (error, "The model is damaged (a layer at byte %"
                       G_GINT64_FORMAT " cannot be read): "
                       "download it again.", place->offset);
    }
  g_free (bytes);
  return layer;
}

void
caffe_layer_free (CaffeLayer *layer)
{
  gsize              left      = 0;
  ProtobufCAllocator allocator = { limited_alloc, limited_free, &left };

  if (! layer)
    return;
  if (layer->old)
    caffe__old_layer__free_unpacked (layer->old, &allocator);
  if (layer->layer)
    caffe__layer__free_unpacked (layer->layer, &allocator);
  g_free (layer);
}

static const char *
layer_name (const CaffeLayer *layer)
{
  const char *name = layer->old ? layer->old->name : layer->layer->name;

  return name ? name : "";
}

static gsize
layer_n_blobs (const CaffeLayer *layer)
{
  return layer->old ? layer->old->n_blobs : layer->layer->n_blobs;
}

static const Caffe__Blob *
layer_blob (const CaffeLayer *layer,
            gsize             i)
{
  return layer->old ? layer->old->blobs[i] : layer->layer->blobs[i];
}

float *
caffe_layer_numbers (const CaffeLayer  *layer,
                     gsize              i,
                     const int         *dims,
                     GError           **error)
{
  const char *name = layer_name (layer);

  if (i < layer_n_blobs (layer))
    return blob_numbers (layer_blob (layer, i), name, dims, error);
  import_refuse (error,
                 "The model's layer %s has only %" G_GSIZE_FORMAT " of its "
                 "arrays of numbers: import the authors' "
                 "colorization_release_v2.caffemodel.",
                 name, layer_n_blobs (layer));
  return NULL;
}

/* Walking */

/* Remembers where the layer is, where it may be one of ours. */
static gboolean
pass_layer (Caffemodel   *model,
            const Place  *place,
            GError      **error)
{
  CaffeLayer *layer;
  const char *name;
  gboolean    once = TRUE;

  if (++model->n_layers > MAX_LAYERS)
    return refuse_other_file (error);
  if (place->size > MAX_LAYER)
    return TRUE;
  layer = read_layer (model, place, error);
  if (! layer)
    return FALSE;
  name = layer_name (layer);
  if (layer_n_blobs (layer) > 0 && strlen (name) < MAX_NAME)
    once = g_hash_table_insert (model->places, g_strdup (name),
                                g_memdup2 (place, sizeof *place));
  if (! once)
    import_refuse (error, "The model has two layers %s: import the authors' "
                   "colorization_release_v2.caffemodel.", name);
  caffe_layer_free (layer);
  return once;
}

/* A field at the top that holds `size` bytes. */
static gboolean
pass_bytes (Caffemodel  *model,
            guint64      field,
            guint64      size,
            GError     **error)
{
  Place place = { model->position, size, field == FIELD_OLD_LAYER };

  if (size > (guint64) (model->size - model->position))
    return model->n_layers > 0 ? refuse_cut_off (error)
                               : refuse_other_file (error);
  model->position += size;
  if (field != FIELD_LAYER && field != FIELD_OLD_LAYER)
    return TRUE;
  return pass_layer (model, &place, error);
}

static gboolean
pass_field (Caffemodel  *model,
            GError     **error)
{
  guint64 tag, number;

  if (! read_varint (model, &tag, error))
    return FALSE;
  switch (tag & 7)
    {
    case WIRE_VARINT:
      return read_varint (model, &number, error);
    case WIRE_FIXED64:
      return pass_bytes (model, 0, sizeof (guint64), error);
    case WIRE_FIXED32:
      return pass_bytes (model, 0, sizeof (guint32), error);
    case WIRE_BYTES:
      return read_varint (model, &number, error)
             && pass_bytes (model, tag >> 3, number, error);
    default:
      return refuse_other_file (error);
    }
}

static gboolean
walk (Caffemodel  *model,
      GError     **error)
{
  while (model->position < model->size)
    if (! pass_field (model, error))
      return FALSE;
  return model->n_layers > 0 || refuse_other_file (error);
}

static gboolean
open_file (Caffemodel  *model,
           const char  *path,
           GError     **error)
{
  struct stat info;

  /* A pipe that nobody writes to must not block. */
  model->file = open (path, O_RDONLY | O_NONBLOCK);
  if (model->file < 0 || fstat (model->file, &info) < 0)
    return import_refuse (error, "'%s' cannot be read (%s): check its name.",
                          path, g_strerror (errno));
  if (! S_ISREG (info.st_mode))
    return import_refuse (error, "'%s' is no file: import the authors' "
                          "colorization_release_v2.caffemodel.", path);
  model->size = info.st_size;
  return TRUE;
}

Caffemodel *
caffemodel_open (const char  *path,
                 GError     **error)
{
  Caffemodel *model = g_new0 (Caffemodel, 1);

  model->places = g_hash_table_new_full (g_str_hash, g_str_equal,
                                         g_free, g_free);
  if (! open_file (model, path, error)
      || ! walk (model, error))
    {
      caffemodel_free (model);
      return NULL;
    }
  return model;
}

void
caffemodel_free (Caffemodel *model)
{
  if (! model)
    return;
  if (model->file >= 0)
    close (model->file);
  g_hash_table_unref (model->places);
  g_free (model);
}

gboolean
caffemodel_has (const Caffemodel *model,
                const char       *layer)
{
  return g_hash_table_contains (model->places, layer);
}

CaffeLayer *
caffemodel_read_layer (const Caffemodel  *model,
                       const char        *name,
                       GError           **error)
{
  const Place *place = g_hash_table_lookup (model->places, name);

  if (place)
    return read_layer (model, place, error);
  import_refuse (error,
                 "The model has no layer %s: it is another network; import "
                 "the authors' colorization_release_v2.caffemodel.", name);
  return NULL;
}
