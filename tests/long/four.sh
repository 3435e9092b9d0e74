#!/bin/bash
# Four GIMPs at once, each with a profile of its own, give the pixels that one
# alone gives.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"

# Colors each photo; the results are $work/NAME-*.png.
color ()
{
  local name=$1 photo scheme=
  for photo in gray rgb indexed rgba; do
    scheme="$scheme
      (let* ((image (car (gimp-file-load RUN-NONINTERACTIVE
                           \"$work/$photo.png\" \"$photo.png\")))
             (layer (car (plug-in-auto-colorize RUN-NONINTERACTIVE image
                           (car (gimp-image-get-active-layer image))
                           0.38 0 100))))
        (file-png-save RUN-NONINTERACTIVE image layer
          \"$work/$name-$photo.png\" \"out.png\" 0 9 0 0 0 0 0)
        (gimp-image-delete image))"
  done
  "$SOURCE/scripts/gimp-batch" 2 "$work/profile-$name" "$PLUG_IN" "$WEIGHTS" \
    "$scheme" >"$work/$name.log" 2>&1
}

# GIMP notes the time in a PNG: the files differ.
same_pixels ()
{
  "$PYTHON" -c 'import sys
from PIL import Image
one, other = (Image.open(path) for path in sys.argv[1:])
sys.exit((one.mode, one.size, one.tobytes())
         != (other.mode, other.size, other.tobytes()))' "$1" "$2"
}

color alone || fail "alone: $(cat "$work/alone.log")"
[ "$(ls "$work"/alone-*.png | wc -l)" -eq 4 ] || fail "too few photos"

processes=()
for name in first second third fourth; do
  color "$name" &
  processes+=("$name:$!")
done
for process in "${processes[@]}"; do
  name=${process%:*}
  wait "${process#*:}" || fail "$name: $(cat "$work/$name.log")"
  for expected in "$work"/alone-*.png; do
    same_pixels "$expected" "${expected/alone-/$name-}" ||
      fail "the $name GIMP's pixels are others"
  done
  echo "ok: the $name of four, $(ls "$work/$name"-*.png | wc -l) photos"
done
