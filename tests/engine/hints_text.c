/* Hints as text: places in pixels and percent, the Lab of colors as by
 * scikit-image, and one sentence for each kind of mistake.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"

#define WIDTH  200
#define HEIGHT 100

static void
read_as (const char          *line,
         const ColorizerHint *expected,
         guint                n)
{
  GError *error = NULL;
  GArray *hints = colorizer_hints_parse (line, WIDTH, HEIGHT, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hints->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const ColorizerHint *hint = &g_array_index (hints, ColorizerHint, i);

      g_assert_cmpfloat_with_epsilon (hint->x, expected[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (hint->y, expected[i].y, 1e-9);
      g_assert_cmpfloat_with_epsilon (hint->a, expected[i].a, 0.01);
      g_assert_cmpfloat_with_epsilon (hint->b, expected[i].b, 0.01);
      g_assert_cmpfloat (hint->strength, ==, expected[i].strength);
    }
  g_array_unref (hints);
}

static void
refused (const char *line,
         const char *sentence)
{
  GError *error = NULL;

  g_assert_null (colorizer_hints_parse (line, WIDTH, HEIGHT, &error));
  g_assert_error (error, COLORIZER_ERROR, COLORIZER_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==, sentence);
  g_error_free (error);
}

static void
not_understood (const char *line,
                const char *hint)
{
  char *sentence =
    g_strdup_printf ("The hint '%s' is not understood: write it like "
                     "120,80,#3060a0 or 25%%,40%%,#3060a0,0.5, where the last "
                     "is a strength from 0 to 1.", hint);

  refused (line, sentence);
  g_free (sentence);
}

static void
outside (const char *hint)
{
  char *sentence =
    g_strdup_printf ("The hint '%s' lies outside the photo, which has 200 x "
                     "100 pixels: give a place within it.", hint);

  refused (hint, sentence);
  g_free (sentence);
}

/* What is written is read as it was, and the other way round. */
static void
check_format (void)
{
  const ColorizerHint hints[] =
  {
    { 0.25, 0.4, 0, 0, 0.5 },
    { 0.123456, 1, 40, -30, 1 },      /* in sRGB at L = 60 */
    { 0, 0.5, 79.2, -107.9, 0 },      /* blue, only at L = 32 */
    { 1, 0, -21.6, 94.5, 0.25 }       /* yellow, only at L = 97 */
  };
  char   *line = colorizer_hints_format (hints, 4);
  GArray *read = colorizer_hints_parse (line, WIDTH, HEIGHT, NULL);
  char   *again;

  g_assert_true (g_str_has_prefix (line, "25.000%,40.000%,#919191,0.50;"));
  g_assert_cmpuint (read->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const ColorizerHint *hint = &g_array_index (read, ColorizerHint, i);

      g_assert_cmpfloat_with_epsilon (hint->x, hints[i].x, 0.00001);
      g_assert_cmpfloat_with_epsilon (hint->y, hints[i].y, 0.00001);
      g_assert_cmpfloat_with_epsilon (hint->a, hints[i].a, 0.2);
      g_assert_cmpfloat_with_epsilon (hint->b, hints[i].b, 0.2);
      g_assert_cmpfloat (hint->strength, ==, hints[i].strength);
    }
  again = colorizer_hints_format ((ColorizerHint *) read->data, 4);
  g_assert_cmpstr (again, ==, line);
  g_array_unref (read);
  g_free (again);
  g_free (line);
  line = colorizer_hints_format (NULL, 0);
  g_assert_cmpstr (line, ==, "");
  g_free (line);
}

int
main (void)
{
  const ColorizerHint two[] = { { 0.0025, 0.995, 5.673, -39.469, 1 },
                                { 0.25, 0.4, 0, 0, 0.5 } };

  read_as ("0,99,#3060a0;25%,40%,#808080,.5", two, 2);
  read_as (" 0 , 99 , #3060A0 ; 25% ,40% ,#777777, 0.5;; ", two, 2);
  read_as ("0,99,#3060a0\r\n", two, 1);
  read_as ("", NULL, 0);
  read_as (" # the sea; 1,2,3\n", NULL, 0);
  read_as ("100%,0%,#000000,0", &(ColorizerHint) { 1, 0, 0, 0, 0 }, 1);

  not_understood ("blue", "blue");
  not_understood ("1,2,#3060a0;3,4", "3,4");
  not_understood ("1,2,#3060a", "1,2,#3060a");
  not_understood ("1,2,#3060ag", "1,2,#3060ag");
  not_understood ("1,2,3060a0", "1,2,3060a0");
  not_understood ("x,2,#3060a0", "x,2,#3060a0");
  not_understood (",2,#3060a0", ",2,#3060a0");
  not_understood ("1,%,#3060a0", "1,%,#3060a0");
  not_understood ("1,2,#3060a0,1.5", "1,2,#3060a0,1.5");
  not_understood ("1,2,#3060a0,-1", "1,2,#3060a0,-1");
  not_understood ("1,2,#3060a0,nan", "1,2,#3060a0,nan");
  not_understood ("1,2,#3060a0,1,1", "1,2,#3060a0,1,1");
  outside ("200,2,#3060a0");
  outside ("-1,2,#3060a0");
  outside ("1,100,#3060a0");
  outside ("101%,2,#3060a0");
  outside ("1,-3%,#3060a0");
  outside ("nan,2,#3060a0");
  outside ("1,inf%,#3060a0");
  check_format ();
  return 0;
}
