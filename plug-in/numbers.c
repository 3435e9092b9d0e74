/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "numbers.h"

/* How a buffer's numbers become floats: only their type changes, gray may
 * become three colors, and alpha may come or go. */
typedef struct
{
  const Babl *format;           /* the buffer's own */
  gboolean    wide;             /* 16 bits, not 8 */
  int         n_colors;         /* of the buffer's */
  gboolean    gray;             /* which is three times in the floats */
  gboolean    alpha;            /* the buffer has it */
  gboolean    float_alpha;      /* the floats have it */
} Numbers;

/* Of "R'G'B'A u8" the "R'G'B'", in length. */
static gsize
length_of_colors (const char *encoding)
{
  gsize length = strcspn (encoding, " ");

  return length > 1 && encoding[length - 1] == 'A' ? length - 1 : length;
}

static gboolean
are_called (const char *encoding,
            gsize       length,
            const char *colors)
{
  return length == strlen (colors) && strncmp (encoding, colors, length) == 0;
}

/* Whether only grays become colors, with the same curve. */
static gboolean
are_grays_of (const char *gray,
              const char *color)
{
  static const char *const pairs[][2] =
  {
    { "Y", "RGB" }, { "Y'", "R'G'B'" }, { "Y~", "R~G~B~" }
  };
  gsize                    gray_length  = length_of_colors (gray);
  gsize                    color_length = length_of_colors (color);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (are_called (gray, gray_length, pairs[i][0])
        && are_called (color, color_length, pairs[i][1]))
      return TRUE;
  return FALSE;
}

static gboolean
are_same_colors (const char *one,
                 const char *other)
{
  gsize length = length_of_colors (one);

  return length == length_of_colors (other)
         && strncmp (one, other, length) == 0;
}

/* FALSE where it is left to babl: of a palette, of other numbers, or of other
 * colors. */
static gboolean
are_ours (const Babl *own,
          const Babl *floats,
          Numbers    *numbers)
{
  const Babl *type = babl_format_get_type (own, 0);
  const char *name = babl_format_get_encoding (own);
  const char *goal = babl_format_get_encoding (floats);

  numbers->format = own;
  numbers->wide = type == babl_type ("u16");
  numbers->alpha = babl_format_has_alpha (own);
  numbers->float_alpha = babl_format_has_alpha (floats);
  numbers->gray = are_grays_of (name, goal);
  numbers->n_colors = babl_format_get_n_components (own) - numbers->alpha;
  return ! babl_format_is_palette (own)
         && (numbers->wide || type == babl_type ("u8"))
         && (numbers->gray || are_same_colors (name, goal))
         && babl_format_get_space (own) == babl_format_get_space (floats);
}

static float
widen (const Numbers *numbers,
       const void    *raw,
       gsize          i)
{
  return numbers->wide ? ((const guint16 *) raw)[i] * (1 / 65535.0f)
                       : ((const guint8 *) raw)[i] * (1 / 255.0f);
}

static void
to_floats (const Numbers *numbers,
           const void    *raw,
           gsize          n,
           float         *floats)
{
  gsize at = 0;

  for (gsize i = 0; i < n; i++)
    {
      for (int k = 0; k < numbers->n_colors; k++)
        *floats++ = widen (numbers, raw, at++);
      for (int k = 1; numbers->gray && k < 3; k++, floats++)
        *floats = floats[-1];
      if (numbers->float_alpha)
        *floats++ = numbers->alpha ? widen (numbers, raw, at) : 1;
      at += numbers->alpha;
    }
}

static void
narrow (const Numbers *numbers,
        float          value,
        void          *raw,
        gsize          i)
{
  float inside = CLAMP (value, 0, 1);

  if (numbers->wide)
    ((guint16 *) raw)[i] = inside * 65535 + 0.5f;
  else
    ((guint8 *) raw)[i] = inside * 255 + 0.5f;
}

static void
from_floats (const Numbers *numbers,
             const float   *floats,
             gsize          n,
             void          *raw)
{
  gsize at = 0;

  for (gsize i = 0; i < n; i++)
    {
      for (int k = 0; k < numbers->n_colors; k++)
        narrow (numbers, *floats++, raw, at++);
      if (numbers->alpha)
        narrow (numbers, numbers->float_alpha ? *floats : 1, raw, at++);
      floats += numbers->float_alpha;
    }
}

void
numbers_get (GeglBuffer          *buffer,
             const GeglRectangle *part,
             double               scale,
             const Babl          *format,
             float               *floats,
             GeglAbyssPolicy      outside)
{
  gsize   n = (gsize) part->width * part->height;
  Numbers numbers;
  void   *raw;

  if (! are_ours (gegl_buffer_get_format (buffer), format, &numbers))
    {
      gegl_buffer_get (buffer, part, scale, format, floats,
                       GEGL_AUTO_ROWSTRIDE, outside);
      return;
    }
  raw = g_malloc_n (n, babl_format_get_bytes_per_pixel (numbers.format));
  gegl_buffer_get (buffer, part, scale, numbers.format, raw,
                   GEGL_AUTO_ROWSTRIDE, outside);
  to_floats (&numbers, raw, n, floats);
  g_free (raw);
}

void
numbers_set (GeglBuffer          *buffer,
             const GeglRectangle *part,
             const Babl          *format,
             const float         *floats)
{
  gsize   n = (gsize) part->width * part->height;
  Numbers numbers;
  void   *raw;

  if (! are_ours (gegl_buffer_get_format (buffer), format, &numbers)
      || numbers.gray)
    {
      gegl_buffer_set (buffer, part, 0, format, floats, GEGL_AUTO_ROWSTRIDE);
      return;
    }
  raw = g_malloc_n (n, babl_format_get_bytes_per_pixel (numbers.format));
  from_floats (&numbers, floats, n, raw);
  gegl_buffer_set (buffer, part, 0, numbers.format, raw, GEGL_AUTO_ROWSTRIDE);
  g_free (raw);
}
