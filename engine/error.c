/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "colorizer.h"

G_DEFINE_QUARK (colorizer - error - quark, colorizer_error)
