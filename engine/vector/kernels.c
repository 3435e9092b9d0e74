/* All kernels for one instruction set: the build compiles this file once for
 * each, as KERNELS, called KERNELS_NAME.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "compose.h"
#include "decode.h"
#include "finish.h"
#include "hints.h"
#include "kernels.h"
#ifdef WITH_OPENBLAS
#include "openblas.h"
#else
#include "multiply.h"
#endif
#include "widen.h"
#include "winograd.h"

const Kernels KERNELS =
{
  .name            = KERNELS_NAME,
  .multiply        = multiply,
  .finish          = finish_rows,
  .winograd_input  = winograd_input,
  .winograd_kernel = winograd_kernel,
  .winograd_output = winograd_output,
  .widen           = widen,
  .annealed_mean   = annealed_mean,
  .likeliest       = likeliest,
  .root_shares     = root_shares,
  .affinity        = affinity_of,
  .lightness       = lightness_of,
  .compose         = compose
};
