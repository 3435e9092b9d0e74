/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "faces.h"

#define HAS_HUE  5            /* a true chroma */
#define HUE      30           /* degrees */
#define PALEST   0.5          /* of the true chroma */
#define VIVIDEST 1.6

typedef struct
{
  char *photo;                /* the file's name */
  int   x, y, width, height;
} Face;

typedef struct
{
  gint64 pixels;
  gint64 hue;                 /* pixels whose hue is right */
  gint64 chroma;
  gint64 both;
} Sums;

/* Colors of one photo: planes of ab. */
typedef struct
{
  const Photo *photo;
  const float *truth;         /* [2, height, width] */
  const float *ab;
} Pair;

static void
clear_face (gpointer face)
{
  g_free (((Face *) face)->photo);
}

static gboolean
parse_face (const char *line,
            Face       *face)
{
  const char *comma = strchr (line, ',');
  char        more;

  if (! comma
      || sscanf (comma, ",%d,%d,%d,%d%c", &face->x, &face->y, &face->width,
                 &face->height, &more) != 4
      || face->x < 0 || face->y < 0 || face->width < 1 || face->height < 1)
    return FALSE;
  face->photo = g_strndup (line, comma - line);
  return TRUE;
}

/* Of Face; NULL and an error where the file is none of find_faces.py's. */
static GArray *
read_faces (const char  *path,
            GError     **error)
{
  GArray  *faces;
  char    *text;
  char   **lines;

  if (! g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  faces = g_array_new (FALSE, FALSE, sizeof (Face));
  g_array_set_clear_func (faces, clear_face);
  for (int i = 1; faces && lines[0] && lines[i]; i++)
    {
      Face face;

      if (! *lines[i])
        continue;
      if (parse_face (lines[i], &face))
        g_array_append_val (faces, face);
      else
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "%s, line %d, is not photo,x,y,width,height.", path,
                       i + 1);
          g_clear_pointer (&faces, g_array_unref);
        }
    }
  g_strfreev (lines);
  g_free (text);
  return faces;
}

static void
add_pixel (Sums        *sums,
           const float  truth[2],
           const float  ab[2])
{
  double wanted = hypot (truth[0], truth[1]);
  double found  = hypot (ab[0], ab[1]);
  double cosine = (truth[0] * ab[0] + truth[1] * ab[1])
                  / MAX (wanted * found, 1e-6);
  gboolean hue    = cosine >= cos (HUE * G_PI / 180);
  gboolean chroma = found >= PALEST * wanted && found <= VIVIDEST * wanted;

  if (wanted < HAS_HUE)
    return;
  sums->pixels++;
  sums->hue += hue;
  sums->chroma += chroma;
  sums->both += hue && chroma;
}

static void
add_face (Sums       *sums,
          const Face *face,
          const Pair *pair)
{
  gsize area  = (gsize) pair->photo->width * pair->photo->height;
  int   right = MIN (face->x + face->width, pair->photo->width);
  int   end   = MIN (face->y + face->height, pair->photo->height);

  for (int y = face->y; y < end; y++)
    for (int x = face->x; x < right; x++)
      {
        double across = 2 * (x + 0.5 - face->x) / face->width - 1;
        double down   = 2 * (y + 0.5 - face->y) / face->height - 1;
        gsize  at     = (gsize) y * pair->photo->width + x;

        if (across * across + down * down <= 1)
          add_pixel (sums, (float[]) { pair->truth[at],
                                       pair->truth[area + at] },
                     (float[]) { pair->ab[at], pair->ab[area + at] });
      }
}

static gboolean
add_photo (Sums                     *sums,
           const GArray             *faces,
           const char               *name,
           const Photo              *photo,
           const float              *lab,
           const Contender          *contender,
           const ColorizerSettings  *settings,
           GError                  **error)
{
  gsize            area   = (gsize) photo->width * photo->height;
  ColorizerScores *scores = contender_predict (contender, photo, settings,
                                               error);
  ColorizerColors *colors = scores ? colorizer_decode (scores, settings, error)
                                   : NULL;
  float           *ab     = g_new (float, 2 * area);
  Pair             pair   = { photo, lab + area, ab };

  if (colors)
    colorizer_ab (colors, photo->width, photo->height, 0, photo->height, lab,
                  ab, ab + area);
  for (guint i = 0; colors && i < faces->len; i++)
    {
      const Face *face = &g_array_index (faces, Face, i);

      if (g_str_equal (face->photo, name))
        add_face (sums, face, &pair);
    }
  colorizer_scores_free (scores);
  g_free (ab);
  colorizer_colors_free (colors);
  return colors != NULL;
}

static gboolean
has_face (const GArray *faces,
          const char   *name)
{
  for (guint i = 0; i < faces->len; i++)
    if (g_str_equal (g_array_index (faces, Face, i).photo, name))
      return TRUE;
  return FALSE;
}

/* Of one way to color, over all photos with a face. */
static gboolean
sum_up (Sums                     *sums,
        Album                    *album,
        const GArray             *faces,
        const Contender          *contender,
        const ColorizerSettings  *settings,
        GError                  **error)
{
  gboolean done = TRUE;

  for (guint i = 0; done && i < album_length (album); i++)
    {
      char  *name = g_path_get_basename (album_name (album, i));
      Photo *photo;
      float *lab;

      if (has_face (faces, name))
        {
          photo = album_photo (album, i, 0, error);
          lab = photo ? photo_lab (photo) : NULL;
          done = photo && add_photo (sums, faces, name, photo, lab, contender,
                                     settings, error);
          g_free (lab);
          photo_free (photo);
        }
      g_free (name);
    }
  return done;
}

static void
print (const Contender         *contender,
       const ColorizerSettings *settings,
       const Sums              *sums)
{
  double percent = 100.0 / MAX (sums->pixels, 1);
  char  *decode  = settings->decode == COLORIZER_DECODE_MODE
                   ? g_strdup ("mode")
                   : g_strdup_printf ("%g", settings->temperature);

  g_print ("%s,%s,%" G_GINT64_FORMAT ",%.2f,%.2f,%.2f\n", contender->name,
           decode, sums->pixels, percent * sums->hue, percent * sums->chroma,
           percent * sums->both);
  g_free (decode);
}

gboolean
faces_run (Album            *album,
           const GPtrArray  *contenders,
           const GArray     *settings,
           const char       *path,
           GError          **error)
{
  GArray   *faces = read_faces (path, error);
  gboolean  done  = faces != NULL;

  if (done)
    g_print ("method,temperature,pixels,hue,chroma,right\n");
  for (guint i = 0; done && i < contenders->len; i++)
    for (guint j = 0; done && j < settings->len; j++)
      {
        const ColorizerSettings *way  = &g_array_index (settings,
                                                        ColorizerSettings, j);
        Sums                     sums = { 0 };

        done = sum_up (&sums, album, faces, contenders->pdata[i], way, error);
        if (done)
          print (contenders->pdata[i], way, &sums);
      }
  if (faces)
    g_array_unref (faces);
  return done;
}
