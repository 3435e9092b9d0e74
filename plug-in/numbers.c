/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "numbers.h"

/* Of "R'G'B'A u8" the "R'G'B'".  Free it with g_free(). */
static char *
colors_of (const Babl *format)
{
  const char *encoding = babl_format_get_encoding (format);
  gsize       length   = strcspn (encoding, " ");

  if (length > 1 && encoding[length - 1] == 'A')
    length--;
  return g_strndup (encoding, length);
}

/* Whether only grays become colors, with the same curve. */
static gboolean
are_grays_of (const char *gray,
              const char *colors)
{
  static const char *const pairs[][2] =
  {
    { "Y", "RGB" }, { "Y'", "R'G'B'" }, { "Y~", "R~G~B~" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (gray, pairs[i][0]) && g_str_equal (colors, pairs[i][1]))
      return TRUE;
  return FALSE;
}

Numbers
numbers_of (const Babl *own,
            const Babl *floats)
{
  const Babl *type    = babl_format_get_type (own, 0);
  char       *colors  = colors_of (own);
  char       *goal    = colors_of (floats);
  gboolean    same    = g_str_equal (colors, goal);
  Numbers     numbers =
  {
    .wide        = type == babl_type ("u16"),
    .gray        = are_grays_of (colors, goal),
    .alpha       = babl_format_has_alpha (own),
    .float_alpha = babl_format_has_alpha (floats)
  };

  numbers.floats = babl_format_is_palette (own)
                   || (! numbers.wide && type != babl_type ("u8"))
                   || (! numbers.gray && ! same)
                   || babl_format_get_space (own)
                   != babl_format_get_space (floats);
  numbers.format = numbers.floats ? floats : own;
  numbers.n_colors = babl_format_get_n_components (own) - numbers.alpha;
  g_free (colors);
  g_free (goal);
  return numbers;
}

static inline float
widen (const void *raw,
       gboolean    wide,
       gsize       at)
{
  return wide ? ((const guint16 *) raw)[at] * (1 / 65535.0f)
              : ((const guint8 *) raw)[at] * (1 / 255.0f);
}

/* Inlined, so that the compiler makes vectors of a call with constants. */
static inline void
widen_pixels (const void *raw,
              gboolean    wide,
              gboolean    gray,
              int         n_colors,
              gboolean    alpha,
              gboolean    float_alpha,
              gsize       n,
              float      *floats)
{
  int from   = n_colors + alpha;
  int colors = gray ? 3 : n_colors;
  int to     = colors + float_alpha;

  for (gsize i = 0; i < n; i++)
    {
      for (int k = 0; k < colors; k++)
        floats[i * to + k] = widen (raw, wide, i * from + (gray ? 0 : k));
      if (float_alpha)
        floats[i * to + colors] = alpha ? widen (raw, wide,
                                                 i * from + n_colors)
                                        : 1;
    }
}

/* The usual ones, and any. */
static inline void
widen_all (const Numbers *numbers,
           const void    *raw,
           gboolean       wide,
           gsize          n,
           float         *floats)
{
  gboolean usual = numbers->float_alpha && ! numbers->alpha;

  if (usual && numbers->n_colors == 3)
    widen_pixels (raw, wide, FALSE, 3, FALSE, TRUE, n, floats);
  else if (usual && numbers->gray)
    widen_pixels (raw, wide, TRUE, 1, FALSE, TRUE, n, floats);
  else
    widen_pixels (raw, wide, numbers->gray, numbers->n_colors,
                  numbers->alpha, numbers->float_alpha, n, floats);
}

static gsize
size_of_pixel (const Numbers *numbers)
{
  return babl_format_get_bytes_per_pixel (numbers->format);
}

void
numbers_to_float (const Numbers *numbers,
                  const void    *raw,
                  gsize          n,
                  float         *floats)
{
  if (numbers->floats)
    memcpy (floats, raw, n * size_of_pixel (numbers));
  else if (numbers->wide)
    widen_all (numbers, raw, TRUE, n, floats);
  else
    widen_all (numbers, raw, FALSE, n, floats);
}

static inline void
narrow (float    value,
        gboolean wide,
        void    *raw,
        gsize    at)
{
  float inside = CLAMP (value, 0, 1);

  if (wide)
    ((guint16 *) raw)[at] = inside * 65535 + 0.5f;
  else
    ((guint8 *) raw)[at] = inside * 255 + 0.5f;
}

/* Inlined as widen_pixels(). */
static inline void
narrow_pixels (const float *floats,
               gboolean     wide,
               int          n_colors,
               gboolean     alpha,
               gboolean     float_alpha,
               gsize        n,
               void        *raw)
{
  int from = n_colors + float_alpha;
  int to   = n_colors + alpha;

  for (gsize i = 0; i < n; i++)
    {
      for (int k = 0; k < n_colors; k++)
        narrow (floats[i * from + k], wide, raw, i * to + k);
      if (alpha)
        narrow (float_alpha ? floats[i * from + n_colors] : 1, wide, raw,
                i * to + n_colors);
    }
}

static inline void
narrow_all (const Numbers *numbers,
            const float   *floats,
            gboolean       wide,
            gsize          n,
            void          *raw)
{
  if (numbers->n_colors == 3 && numbers->float_alpha && ! numbers->alpha)
    narrow_pixels (floats, wide, 3, FALSE, TRUE, n, raw);
  else
    narrow_pixels (floats, wide, numbers->n_colors, numbers->alpha,
                   numbers->float_alpha, n, raw);
}

void
numbers_of_float (const Numbers *numbers,
                  const float   *floats,
                  gsize          n,
                  void          *raw)
{
  if (numbers->floats)
    memcpy (raw, floats, n * size_of_pixel (numbers));
  else if (numbers->wide)
    narrow_all (numbers, floats, TRUE, n, raw);
  else
    narrow_all (numbers, floats, FALSE, n, raw);
}

void
numbers_get (GeglBuffer          *buffer,
             const GeglRectangle *part,
             double               scale,
             const Babl          *format,
             float               *floats,
             GeglAbyssPolicy      outside)
{
  gsize   n       = (gsize) part->width * part->height;
  Numbers numbers = numbers_of (gegl_buffer_get_format (buffer), format);
  void   *raw     = g_malloc_n (n, size_of_pixel (&numbers));

  gegl_buffer_get (buffer, part, scale, numbers.format, raw,
                   GEGL_AUTO_ROWSTRIDE, outside);
  numbers_to_float (&numbers, raw, n, floats);
  g_free (raw);
}

void
numbers_set (GeglBuffer          *buffer,
             const GeglRectangle *part,
             const Babl          *format,
             const float         *floats)
{
  gsize   n       = (gsize) part->width * part->height;
  Numbers numbers = numbers_of (gegl_buffer_get_format (buffer), format);
  void   *raw     = g_malloc_n (n, size_of_pixel (&numbers));

  numbers_of_float (&numbers, floats, n, raw);
  gegl_buffer_set (buffer, part, 0, numbers.format, raw, GEGL_AUTO_ROWSTRIDE);
  g_free (raw);
}
