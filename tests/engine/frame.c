/* Borders of scans are found where they are, and photos without one have none.
 * Scans are drawn here: a photo of waves, in white, gray or black, with grain,
 * tilted, with handwriting.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frame.h"
#include "reduced.h"

#define WIDTH  320
#define HEIGHT 240

typedef struct
{
  float level;                /* L of the border */
  int   sides[FRAME_SIDES];   /* how wide it is, in cells */
  float tilt;                 /* cells along the top and the bottom */
  float grain;
  int   writing;              /* cells of ink in each line of the bottom */
} Scan;

static float
photo (int x,
       int y)
{
  return 50 + 25 * sinf (x * 0.11f) * cosf (y * 0.07f)
         + 20 * sinf (x * y * 0.003f);
}

static gboolean
is_border (const Scan *scan,
           int         x,
           int         y)
{
  float down = scan->tilt * x / WIDTH;

  return x < scan->sides[FRAME_LEFT]
         || x >= WIDTH - scan->sides[FRAME_RIGHT]
         || y < scan->sides[FRAME_TOP] + (scan->sides[FRAME_TOP] ? down : 0)
         || y >= HEIGHT - scan->sides[FRAME_BOTTOM];
}

static float *
draw (const Scan *scan)
{
  GRand *random = g_rand_new_with_seed (7);
  float *l      = g_new (float, WIDTH * HEIGHT);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        float value = is_border (scan, x, y) ? scan->level : photo (x, y);
        int   up    = HEIGHT - 1 - y;

        if (up < scan->sides[FRAME_BOTTOM] && up % 4 == 2
            && x % 40 < scan->writing / 8)
          value = 25;
        value += scan->grain * (g_rand_double (random)
                                + g_rand_double (random) - 1) * 2.4;
        l[y * WIDTH + x] = CLAMP (value, 0, 100);
      }
  g_rand_free (random);
  return l;
}

static void
check (const Scan *scan)
{
  float *l     = draw (scan);
  Frame  frame = frame_find (l, WIDTH, HEIGHT);

  for (int side = 0; side < FRAME_SIDES; side++)
    {
      gboolean upright = side == FRAME_LEFT || side == FRAME_RIGHT;
      float    whole   = upright ? WIDTH : HEIGHT;
      float    wanted  = scan->sides[side];
      float    first   = frame.ends[side][0] * whole;
      float    last    = frame.ends[side][1] * whole;

      g_print ("L %g, side %d: %.1f .. %.1f, drawn %g\n", scan->level, side,
               first, last, wanted);
      g_assert_cmpfloat_with_epsilon (first, wanted, 1);
      if (side == FRAME_TOP && wanted > 0)
        wanted += scan->tilt;
      g_assert_cmpfloat_with_epsilon (last, wanted, 1);
    }
  g_assert_true (frame_is_any (&frame)
                 == (scan->sides[0] + scan->sides[1] + scan->sides[2]
                     + scan->sides[3] > 0));
  g_free (l);
}

static const Scan scans[] =
{
  { 97, {  0,  0,  0,  0 }, 0, 0.5f, 0 },
  { 97, {  8,  8,  8,  8 }, 0, 0.5f, 0 },
  { 93, { 30, 20, 25, 40 }, 0, 1, 0 },
  { 60, { 60, 50, 60, 50 }, 0, 1, 0 },
  { 3,  { 20, 12, 20, 12 }, 0, 1, 0 },
  { 97, {  0, 24,  0,  0 }, 0, 1, 0 },
  { 95, { 16, 16, 16, 16 }, 5, 1, 0 },
  { 95, { 12, 12, 12, 40 }, 0, 1, 60 }
};

/* What is no border: a sky whose skyline is not straight, a whole that is one
 * gray, a wall on both sides of somebody, noise. */
static void
check_none (const char *name,
            float (* l_of)(int x, int y))
{
  float *l = g_new (float, WIDTH * HEIGHT);
  Frame  frame;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      l[y * WIDTH + x] = l_of (x, y);
  frame = frame_find (l, WIDTH, HEIGHT);
  g_print ("%s\n", name);
  g_assert_false (frame_is_any (&frame));
  g_free (l);
}

static float
sky (int x,
     int y)
{
  return y < 50 + 15 * sinf (x * 0.05f) ? 96 : photo (x, y);
}

static float
one_gray (int x G_GNUC_UNUSED,
          int y G_GNUC_UNUSED)
{
  return 80;
}

static float
somebody (int x,
          int y)
{
  return hypotf (x - 160, y - 140) < 90 ? photo (x, y) : 92;
}

static float
transparent_around (int x,
                    int y)
{
  return x < 30 || y < 30 || x >= WIDTH - 30 || y >= HEIGHT - 30
         ? REDUCED_UNSEEN : photo (x, y);
}

int
main (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scans); i++)
    check (&scans[i]);
  check_none ("sky", sky);
  check_none ("one gray", one_gray);
  check_none ("somebody", somebody);
  check_none ("transparent", transparent_around);
  return 0;
}
