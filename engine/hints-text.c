/* Hints written as text: for procedures, command lines and files.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "colorizer.h"

#define COMMENT '#'           /* no hint begins like this */

#define MIDDLE   60           /* L of the colors that are written, if sRGB can
                               * show them there */
#define FARTHEST 40           /* from that */
#define STEPS    10           /* of each unit of L */
#define WORSE    0.01         /* units of a and b, for one of L */

static gboolean
parse_number (const char *text,
              double     *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/* 0..1 of a side of so many pixels; from pixels, whose middle it is, or from
 * percent. */
static gboolean
parse_place (char   *text,
             int     side,
             double *place)
{
  gsize    length  = strlen (text);
  gboolean percent = g_str_has_suffix (text, "%");

  if (percent)
    text[length - 1] = '\0';
  if (! parse_number (text, place))
    return FALSE;
  if (percent)
    *place /= 100;
  else if (*place >= 0 && *place < side)
    *place = MIN ((*place + 0.5) / side, 1);
  else
    *place = -1;                /* outside */
  return TRUE;
}

static gboolean
parse_color (const char    *text,
             ColorizerHint *hint)
{
  float rgb[3], lab[3];

  if (text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]);
      int low  = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      rgb[i] = (16 * high + low) / 255.0f;
    }
  colorizer_lab_from_rgb (rgb, lab);
  hint->a = lab[1];
  hint->b = lab[2];
  return TRUE;
}

/* X, Y, color and perhaps strength, as words. */
static gboolean
parse_words (char          **words,
             int             width,
             int             height,
             ColorizerHint  *hint)
{
  guint n = g_strv_length (words);

  hint->strength = 1;
  for (guint i = 0; i < n; i++)
    g_strstrip (words[i]);
  return (n == 3 || n == 4)
         && parse_place (words[0], width, &hint->x)
         && parse_place (words[1], height, &hint->y)
         && parse_color (words[2], hint)
         && (n == 3 || parse_number (words[3], &hint->strength))
         && hint->strength >= 0 && hint->strength <= 1;
}

static gboolean
parse (const char     *text,
       int             width,
       int             height,
       ColorizerHint  *hint,
       GError        **error)
{
  char     **words  = g_strsplit (text, ",", -1);
  gboolean   parsed = parse_words (words, width, height, hint);

  g_strfreev (words);
  if (! parsed)
    {
      g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
                   _("The hint '%s' is not understood: write it like "
                     "120,80,#3060a0 or 25%%,40%%,#3060a0,0.5, where the last "
                     "is a strength from 0 to 1."), text);
      return FALSE;
    }
  if (hint->x >= 0 && hint->x <= 1 && hint->y >= 0 && hint->y <= 1)
    return TRUE;
  g_set_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT,
               _("The hint '%s' lies outside the photo, which has %d x %d "
                 "pixels: give a place within it."), text, width, height);
  return FALSE;
}

GArray *
colorizer_hints_parse (const char  *line,
                       int          width,
                       int          height,
                       GError     **error)
{
  GArray  *hints = g_array_new (FALSE, FALSE, sizeof (ColorizerHint));
  char   **texts;

  g_return_val_if_fail (line && width >= 1 && height >= 1, NULL);
  /* A comment has no hints, whatever semicolons are in it. */
  texts = g_strsplit (line[strspn (line, " \t")] == COMMENT ? "" : line, ";",
                      -1);
  for (char **text = texts; hints && *text; text++)
    {
      ColorizerHint hint;

      if (*g_strstrip (*text) == '\0')
        continue;
      if (parse (*text, width, height, &hint, error))
        g_array_append_val (hints, hint);
      else
        g_clear_pointer (&hints, g_array_unref);
    }
  g_strfreev (texts);
  return hints;
}

/* The color in 8 bits at an L, and how far its a and b are from the hint's. */
static double
color_at (const ColorizerHint *hint,
          float                l,
          int                  bytes[3])
{
  float lab[3] = { l, hint->a, hint->b }, rgb[3];

  colorizer_lab_to_rgb (lab, rgb);
  for (int i = 0; i < 3; i++)
    {
      bytes[i] = CLAMP (rgb[i], 0, 1) * 255 + 0.5f;
      rgb[i] = bytes[i] / 255.0f;
    }
  colorizer_lab_from_rgb (rgb, lab);
  return hypot (lab[1] - hint->a, lab[2] - hint->b);
}

/* At the L where that is little, the nearer to the middle the better.  The
 * steps are so small that a color that was read is found as it was. */
static void
find_color (const ColorizerHint *hint,
            int                  best[3])
{
  double least = color_at (hint, MIDDLE, best);

  for (int i = 1; i <= FARTHEST * STEPS && least > 0; i++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        int    bytes[3];
        double distance = color_at (hint, MIDDLE + (float) sign * i / STEPS,
                                    bytes);

        if (distance > 0)
          distance += WORSE * i / STEPS;
        if (distance < least)
          {
            least = distance;
            memcpy (best, bytes, sizeof bytes);
          }
      }
}

char *
colorizer_hints_format (const ColorizerHint *hints,
                        int                  n)
{
  GString *line = g_string_new (NULL);
  char     x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  char     strength[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (n == 0 || (n > 0 && hints), NULL);
  for (int i = 0; i < n; i++)
    {
      int rgb[3];

      find_color (&hints[i], rgb);
      g_ascii_formatd (x, sizeof x, "%.3f", 100 * hints[i].x);
      g_ascii_formatd (y, sizeof y, "%.3f", 100 * hints[i].y);
      g_ascii_formatd (strength, sizeof strength, "%.2f", hints[i].strength);
      g_string_append_printf (line, "%s%s%%,%s%%,#%02x%02x%02x,%s",
                              i > 0 ? ";" : "", x, y, rgb[0], rgb[1], rgb[2],
                              strength);
    }
  return g_string_free (line, FALSE);
}
