/* Which variant of the kernels runs on which CPU.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kernels.h"
#include "vector/kernels.h"

#if defined __x86_64__

/* Every CPU with AVX2 also has F16C, which clang 14 cannot ask for. */
static gboolean
has_avx2 (void)
{
  return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma");
}

static gboolean
has_avx512 (void)
{
  return has_avx2 () && __builtin_cpu_supports ("avx512f")
         && __builtin_cpu_supports ("avx512dq")
         && __builtin_cpu_supports ("avx512bw")
         && __builtin_cpu_supports ("avx512vl");
}

static const Kernels *
fastest (void)
{
  if (has_avx512 ())
    return &kernels_avx512;
  if (has_avx2 ())
    return &kernels_avx2;
  return &kernels_vector;
}

#elif defined __aarch64__

static const Kernels *
fastest (void)
{
  return &kernels_vector;
}

#else

/* No vector unit that we know. */
static const Kernels *
fastest (void)
{
  return &kernels_openblas ? &kernels_openblas : &kernels_vector;
}

#endif

static const Kernels *
choose (void)
{
  const char    *asked = g_getenv ("AUTO_COLORIZE_KERNELS");
  const Kernels *named = asked ? kernels_named (asked) : NULL;

  return named ? named : fastest ();
}

/* Called for each row of a photo: chosen once. */
const Kernels *
kernels_for_cpu (void)
{
  static gsize chosen = 0;

  if (g_once_init_enter (&chosen))
    g_once_init_leave (&chosen, (gsize) choose ());
  return (const Kernels *) chosen;
}

const Kernels *
kernels_named (const char *name)
{
  if (strcmp (name, "c") == 0)
    return &kernels_c;
  if (strcmp (name, "vector") == 0)
    return &kernels_vector;
  if (strcmp (name, "openblas") == 0 && &kernels_openblas)
    return &kernels_openblas;
#if defined __x86_64__
  if (strcmp (name, "avx2") == 0 && has_avx2 ())
    return &kernels_avx2;
  if (strcmp (name, "avx512") == 0 && has_avx512 ())
    return &kernels_avx512;
#endif
  return NULL;
}
