/* Leaves babl's file of conversions as an ordinary session of GIMP does, which
 * has opened and changed images of many precisions, in the environment's
 * XDG_CACHE_HOME.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <babl/babl.h>

static const char *const formats[] =
{
  "R'G'B'A u8", "R'G'B' u8", "Y' u8", "Y'A u8", "R'G'B'A u16", "R'G'B'A float",
  "RGBA float", "RaGaBaA float", "R'G'B'A half", "Y float"
};

int
main (void)
{
  static double from[4000], to[4000];
  int           n = sizeof formats / sizeof formats[0];

  babl_init ();
  for (int i = 0; i < n; i++)
    for (int k = 0; k < n; k++)
      if (i != k)
        babl_process (babl_fish (babl_format (formats[i]),
                                 babl_format (formats[k])), from, to, 1000);
  babl_exit ();
  return 0;
}
