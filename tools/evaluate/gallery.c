/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <vips/vips.h>

#include "another.h"
#include "gallery.h"

#define QUALITY 92            /* of the JPEG files */
#define NAME    16            /* hexadecimal digits */

/* True and false ones alike, so that no trace of a file tells them apart. */
static GBytes *
encode (const Photo  *photo,
        GError      **error)
{
  gsize      bytes = (gsize) photo->width * photo->height * 3;
  VipsImage *image = vips_image_new_from_memory (photo->rgb, bytes,
                                                 photo->width, photo->height,
                                                 3, VIPS_FORMAT_UCHAR);
  void      *jpeg;
  gsize      size;
  gboolean   encoded =
    image && vips_jpegsave_buffer (image, &jpeg, &size, "Q", QUALITY,
                                   "subsample_mode",
                                   VIPS_FOREIGN_SUBSAMPLE_OFF, NULL) == 0;

  g_clear_object (&image);
  if (encoded)
    return g_bytes_new_take (jpeg, size);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       "A picture cannot be made a JPEG file: install a "
                       "libvips that can.");
  return NULL;
}

static char *
name_of (GBytes *jpeg)
{
  char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, jpeg);

  name[NAME] = '\0';
  return name;
}

/* Takes over the file. */
static void
add_picture (Gallery    *gallery,
             const char *kind,
             GBytes     *jpeg)
{
  char *name = name_of (jpeg);

  g_string_append_printf (gallery->photos, "\"%s\":\"%s\"", kind, name);
  g_hash_table_insert (gallery->pictures, name, jpeg);
}

static gboolean
add_colored (Gallery          *gallery,
             const char       *kind,
             const Photo      *photo,
             ColorizerColors  *colors,
             GError          **error)
{
  Photo  *colored = photo_color (photo, colors);
  GBytes *jpeg    = encode (colored, error);

  photo_free (colored);
  if (! jpeg)
    return FALSE;
  g_string_append_c (gallery->photos, ',');
  add_picture (gallery, kind, jpeg);
  return TRUE;
}

static ColorizerColors *
predict (const Contender          *contender,
         const Photo              *photo,
         const ColorizerSettings  *settings,
         GError                  **error)
{
  ColorizerScores *scores = contender_predict (contender, photo, settings,
                                               error);
  ColorizerColors *colors = NULL;

  if (scores)
    colors = colorizer_decode (scores, settings, error);
  colorizer_scores_free (scores);
  return colors;
}

static gboolean
has (const Gallery *gallery,
     GBytes        *jpeg)
{
  char     *name  = name_of (jpeg);
  gboolean  found = g_hash_table_contains (gallery->pictures, name);

  g_free (name);
  return found;
}

/* Takes over the photo's file. */
static gboolean
add_photo (Gallery          *gallery,
           const Photo      *photo,
           GBytes           *jpeg,
           ColorizerColors  *ours,
           ColorizerColors  *random,
           GError          **error)
{
  if (has (gallery, jpeg))
    {
      g_bytes_unref (jpeg);
      return TRUE;
    }
  g_string_append (gallery->photos, gallery->n_photos++ > 0 ? ",\n{" : "{");
  add_picture (gallery, "truth", jpeg);
  if (! add_colored (gallery, "ours", photo, ours, error)
      || ! add_colored (gallery, "random", photo, random, error))
    return FALSE;
  g_string_append_c (gallery->photos, '}');
  return TRUE;
}

static gboolean
add_entry (Gallery                  *gallery,
           Album                    *album,
           guint                     index,
           const Contender          *contender,
           const ColorizerSettings  *settings,
           int                       side,
           GError                  **error)
{
  Photo           *photo  = album_photo (album, index, side, error);
  ColorizerColors *ours   = NULL;
  ColorizerColors *random = NULL;
  GBytes          *jpeg   = NULL;
  gboolean         added;

  added = photo
          && (ours = predict (contender, photo, settings, error))
          && (random = another_colors (album, index, side, error))
          && (jpeg = encode (photo, error))
          && add_photo (gallery, photo, jpeg, ours, random, error);
  colorizer_colors_free (random);
  colorizer_colors_free (ours);
  photo_free (photo);
  return added;
}

Gallery *
gallery_new (Album                    *album,
             const Contender          *contender,
             const ColorizerSettings  *settings,
             int                       side,
             GError                  **error)
{
  Gallery *gallery = g_new0 (Gallery, 1);

  gallery->pictures =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                           (GDestroyNotify) g_bytes_unref);
  gallery->photos = g_string_new ("[");
  for (guint i = 0; i < album_length (album); i++)
    if (! add_entry (gallery, album, i, contender, settings, side, error))
      {
        gallery_free (gallery);
        return NULL;
      }
  g_string_append_c (gallery->photos, ']');
  return gallery;
}

void
gallery_free (Gallery *gallery)
{
  if (! gallery)
    return;
  g_hash_table_unref (gallery->pictures);
  g_string_free (gallery->photos, TRUE);
  g_free (gallery);
}
