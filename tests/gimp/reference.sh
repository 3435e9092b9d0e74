#!/bin/bash
# Both GIMPs make the same of a photo, within 1 of 255: what the engine alone
# makes of it.  meson sets REFERENCE, a program that is nothing but the engine.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

convert "$SOURCE/doc/sample.jpg" -colorspace Gray "$work/gray.png"
convert "$work/gray.png" "$work/gray.pgm"
gimp "(let ((image (load-image \"$work\" \"gray\")))
        (save-png image (colorize image (active image)) \"$work/gimp.png\")
        (gimp-image-delete image))" || fail "GIMP did not color"

# The engine finds its weights beside the program.
cp "$REFERENCE" "$work/reference"
ln -s "$WEIGHTS" "$work/auto-colorize.weights"
"$work/reference" <"$work/gray.pgm" >"$work/reference.ppm" || fail "no reference"

"$PYTHON" - "$work" <<'EOF2'
import sys

import numpy
from PIL import Image


def pixels(name):
    with Image.open(f'{sys.argv[1]}/{name}') as file:
        return numpy.asarray(file.convert('RGB')).astype(int)


gimp, reference = pixels('gimp.png'), pixels('reference.ppm')
off = abs(gimp - reference)
print(f'largest difference {off.max()}, on average {off.mean():.2g}')
assert gimp.shape == reference.shape and off.max() <= 1, 'not the same'
assert (gimp.max(axis=2) - gimp.min(axis=2)).mean() > 10, 'no color'
EOF2
