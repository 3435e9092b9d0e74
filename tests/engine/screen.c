/* Printed dots are told from texture and grain, and are gone afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "reduced.h"
#include "screen.h"

#define WIDTH  60
#define HEIGHT 41

/* Black dots of a period on white, as much of either. */
static void
print_dots (float *l,
            double period)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      l[y * WIDTH + x] = cos (2 * G_PI * x / period)
                         + cos (2 * G_PI * y / period) > 0 ? 100 : 0;
}

/* left: how far L may be from gray afterwards; what scipy's uniform_filter
 * leaves, to three passes, is 5.9, 2.8 and 12.3 */
static void
check_dots (double period,
            double left)
{
  float l[HEIGHT * WIDTH];

  print_dots (l, period);
  g_assert_true (screen_is_printed (l, WIDTH, HEIGHT));

  /* A hole in the photo stays one, and blackens nothing. */
  l[20 * WIDTH + 30] = REDUCED_UNSEEN;
  g_assert_true (screen_remove (l, WIDTH, HEIGHT));
  for (int y = 7; y < HEIGHT - 7; y++)
    for (int x = 7; x < WIDTH - 7; x++)
      if (y != 20 || x != 30)
        g_assert_cmpfloat_with_epsilon (l[y * WIDTH + x], 50, left);
  g_assert_cmpfloat (l[20 * WIDTH + 30], ==, REDUCED_UNSEEN);
}

/* Grain, an edge and the rails of a fence are none. */
static void
check_texture (void)
{
  float  l[HEIGHT * WIDTH];
  GRand *random = g_rand_new_with_seed (7);

  for (int i = 0; i < HEIGHT * WIDTH; i++)
    l[i] = (i % WIDTH < 25 ? 15 : 70) + g_rand_double_range (random, -25, 25);
  g_assert_false (screen_is_printed (l, WIDTH, HEIGHT));
  for (int i = 0; i < HEIGHT * WIDTH; i++)
    l[i] = i % WIDTH % 16 < 2 ? 90 : 10;
  g_assert_false (screen_is_printed (l, WIDTH, HEIGHT));
  for (int i = 0; i < HEIGHT * WIDTH; i++)
    l[i] = REDUCED_UNSEEN;
  g_assert_false (screen_is_printed (l, WIDTH, HEIGHT));
  g_rand_free (random);
}

int
main (void)
{
  check_dots (3, 6);
  check_dots (4.5, 3);
  check_dots (6, 13);
  check_texture ();
  return 0;
}
