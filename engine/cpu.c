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

const Kernels *
kernels_for_cpu (void)
{
  if (has_avx512 ())
    return &kernels_avx512;
  if (has_avx2 ())
    return &kernels_avx2;
  return &kernels_vector;
}

#else

const Kernels *
kernels_for_cpu (void)
{
  return &kernels_vector;
}

#endif

const Kernels *
kernels_named (const char *name)
{
  if (strcmp (name, "c") == 0)
    return &kernels_c;
  if (strcmp (name, "vector") == 0)
    return &kernels_vector;
#if defined __x86_64__
  if (strcmp (name, "avx2") == 0 && has_avx2 ())
    return &kernels_avx2;
  if (strcmp (name, "avx512") == 0 && has_avx512 ())
    return &kernels_avx512;
#endif
  return NULL;
}
