#!/bin/bash
# The new layer's mode: Normal, or LCh Color, which looks the same and lets what
# is retouched in the photo below show through.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

options=
[ "$GIMP" = 2 ] || options='#:layer-mode "lch-color"'
call="(plug-in-auto-colorize #:run-mode RUN-NONINTERACTIVE
         #:image image #:drawables (vector photo) $options)"
[ "$GIMP" = 3 ] ||
  call='(plug-in-auto-colorize-with-options RUN-NONINTERACTIVE image photo
          "layer-mode=lch-color")'

# Of both modes: as the image is seen, before and after a black spot was painted
# on the photo.
gimp "
  (define (save-seen image name)
    (let ((copy (gimp-image-duplicate image)))
      (gimp-image-flatten copy)
      (save-png copy (active copy)
                (string-append \"$work/\" name \".png\"))
      (gimp-image-delete copy)))
  (define (mode-of layer)
    (let ((mode (gimp-layer-get-mode layer)))
      (if (pair? mode) (car mode) mode)))
  (define (try name wanted call)
    (let* ((image (gimp-file-load RUN-NONINTERACTIVE
                                  \"$SOURCE/doc/sample.jpg\"))
           (photo (active image)))
      (call image photo)
      (if (not (= wanted (mode-of (active image))))
          (error (string-append name \": another mode\")))
      (save-seen image name)
      (gimp-context-set-foreground '(0 0 0))
      (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 400 300 60 60)
      (gimp-drawable-edit-fill photo FILL-FOREGROUND)
      (gimp-selection-none image)
      (save-seen image (string-append name \"-retouched\"))
      (gimp-image-delete image)))
  (try \"normal\" LAYER-MODE-NORMAL colorize)
  (try \"lch\" LAYER-MODE-LCH-COLOR (lambda (image photo) $call))" ||
  fail "GIMP did not run the script"

"$PYTHON" - "$work" <<'PYTHON' || fail "the modes"
import sys
import numpy
from PIL import Image
from skimage.color import deltaE_cie76, rgb2lab

seen = {name: rgb2lab(numpy.asarray(Image.open(f'{sys.argv[1]}/{name}.png')
                                    .convert('RGB')))
        for name in ('normal', 'normal-retouched', 'lch', 'lch-retouched')}
difference = deltaE_cie76(seen['normal'], seen['lch'])
print(f'LCh Color differs from Normal by a Delta E of {difference.mean():.2f}, '
      f'at most {difference.max():.2f}')
assert difference.mean() < 0.3 and difference.max() < 1.6
assert numpy.hypot(seen['lch'][..., 1], seen['lch'][..., 2]).mean() > 5
spot = numpy.s_[310:350, 410:450, 0]
print('the spot:', {name: round(lab[spot].mean(), 1)
                    for name, lab in seen.items()})
assert (seen['normal'] == seen['normal-retouched']).all()
assert seen['lch-retouched'][spot].mean() < 3
PYTHON
echo "ok: LCh Color looks the same, and retouching shows through"
