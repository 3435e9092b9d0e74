/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gegl.h>

#include "latency.h"
#include "start.h"

/* Of tiles: else GEGL keeps all that pass through a buffer, and memory grows
 * with the layer.  Those of a strip are used once. */
#define CACHE_BYTES (16 << 20)

/* babl's file of the conversions that a GIMP has used makes it allocate 355 MB
 * and time its tables, which takes longer than the network, and the numbers
 * of nearly all photos are converted without babl (numbers.c).  Newer ones
 * have a variable for their tables, too.  Buffers need none of GEGL's
 * operations. */
void
start_lean (void)
{
  latency_mark ("process");
  g_setenv ("BABL_INHIBIT_CACHE", "1", TRUE);
  g_setenv ("BABL_LUT", "0", TRUE);
  g_setenv ("GEGL_PATH", "/dev/null", TRUE);
  g_setenv ("GEGL_USE_OPENCL", "no", TRUE);
}

/* babl counts its starts, and writes its file at the last exit: with one start
 * more than exits, the file stays as GIMP left it. */
void
start_pixels (void)
{
  babl_init ();
  gegl_init (NULL, NULL);
  g_object_set (gegl_config (), "tile-cache-size", (guint64) CACHE_BYTES, NULL);
  latency_mark ("babl");
}
