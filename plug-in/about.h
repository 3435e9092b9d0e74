/* What both GIMPs are told of the plug-in: its procedure, and the texts that
 * they show of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef ABOUT_H
#define ABOUT_H

#include <glib/gi18n-lib.h>

/* The procedure's name in the PDB. */
#define ABOUT_PROCEDURE   "plug-in-auto-colorize"

/* Beside the plug-in. */
#define ABOUT_ICON        "auto-colorize.svg"

#define ABOUT_LABEL       N_("_Auto-Colorize...")
#define ABOUT_BLURB       N_("Color a black-and-white photo")
#define ABOUT_HELP \
  "Predicts the colors of a layer from its lightness with the network of " \
  "\"Colorful Image Colorization\" (Zhang, Isola, Efros, ECCV 2016) and " \
  "adds them, with the photo's own lightness, as a new layer above it.  " \
  "The image becomes RGB.  The layer's mask and a selection become the new " \
  "layer's mask."
#define ABOUT_AUTHORS     "The Auto-Colorize authors"
#define ABOUT_YEAR        "2026"
#define ABOUT_IMAGE_TYPES "RGB*, GRAY*, INDEXED*"

/* Arguments */

#define ABOUT_TEMPERATURE \
  "Temperature of the annealed mean: low is vivid, high is muted " \
  "(0 < temperature <= 1, default 0.38)"
#define ABOUT_DECODE \
  "The color of each point: mean (annealed mean) or mode (the likeliest)"
#define ABOUT_STRENGTH \
  "What the colors are multiplied by, in percent " \
  "(0 <= strength <= 150, default 100)"
#define ABOUT_PREPARE \
  "Whether the network sees a faded or framed scan as if it were not"
#define ABOUT_LAYER_MODE \
  "Mode of the new layer: normal, or lch-color, which lets retouching of the " \
  "photo below show through"
#define ABOUT_WEIGHTS \
  "NAME as in auto-colorize/NAME.weights in GIMP's own folder; empty for the " \
  "bundled ones"
#define ABOUT_HINTS \
  "Colors that are known, as X,Y,#RRGGBB or X,Y,#RRGGBB,STRENGTH with " \
  "semicolons between, in pixels of the layer or in percent (25%,40%)"
#define ABOUT_HINTS_LAYER \
  "Name of a layer whose opaque strokes are hints"
#define ABOUT_REACH \
  "How far hints reach (0 <= reach <= 1, default 0.5)"

#endif
