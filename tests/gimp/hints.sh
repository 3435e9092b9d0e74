#!/bin/bash
# Hints of a text and of a layer's strokes reach the colors, each where it is;
# what is none is refused with a sentence, and the image stays as it was.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"

# Fills a rectangle of a layer, in the image's coordinates.
paint="(define (paint image layer color x y width height)
         (gimp-context-set-foreground color)
         (gimp-image-select-rectangle image CHANNEL-OP-REPLACE x y width height)
         (gimp-drawable-edit-fill layer FILL-FOREGROUND)
         (gimp-selection-none image))
       (define (add-layer image name width height)
         (let ((layer (gimp-layer-new image name width height RGBA-IMAGE 100
                                      LAYER-MODE-NORMAL)))
           (gimp-image-insert-layer image layer 0 0)
           (gimp-drawable-fill layer FILL-TRANSPARENT)
           layer))"

# A call with options: GIMP 2.10's text of them, or GIMP 3's named arguments.
call ()
{
  if [ "$GIMP" = 2 ]; then
    echo "(car (plug-in-auto-colorize-with-options RUN-NONINTERACTIVE
                  image photo \"$1\"))"
  else
    echo "(vector-ref (plug-in-auto-colorize #:run-mode RUN-NONINTERACTIVE
                        #:image image #:drawables (vector photo) $2) 0)"
  fi
}

# Saves what a call makes of the photo, which lies at (3, 2) of its image, after
# more Scheme.
save ()
{
  local name=$1 more=$2 call=$3
  gimp "$paint
        (let* ((image (load-image \"$work\" \"rgb\"))
               (photo (active image)))
          (gimp-item-set-name photo \"Photo\")
          (gimp-layer-set-offsets photo 3 2)
          $more
          (save-png image $call \"$work/$name.png\"))" >"$work/log" 2>&1
}

save plain "" "$(call "" "")" || fail "$(cat "$work/log")"
save red "" "$(call "hints='30,45,#b02030; 90,20%,#3060a0'" \
  '#:hints "30,45,#b02030; 90,20%,#3060a0"')" || fail "$(cat "$work/log")"
save near "" "$(call "hints='30,45,#b02030;90,20%,#3060a0' reach=0" \
  '#:hints "30,45,#b02030;90,20%,#3060a0" #:reach 0')" ||
  fail "$(cat "$work/log")"
# The same dots, painted: one as a stroke of 9 x 3 pixels, of a layer that is
# larger than the photo and begins elsewhere.
save painted "(let ((known (add-layer image \"known ones\" 140 100)))
                (gimp-layer-set-offsets known -5 -5)
                (paint image known '(176 32 48) 33 47 9 3)
                (paint image known '(48 96 160) 93 20 3 3))" \
  "$(call "'hints-layer=known ones'" '#:hints-layer "known ones"')" ||
  fail "$(cat "$work/log")"

"$PYTHON" - "$work" <<'PYTHON' || fail "the colors"
import sys
import numpy
from PIL import Image
from skimage.color import rgb2lab

ab = {name: rgb2lab(numpy.asarray(Image.open(f'{sys.argv[1]}/{name}.png')
                                  .convert('RGB')))[..., 1:]
      for name in ('plain', 'red', 'near', 'painted')}
print({name: (plane[45, 30].round(), plane[18, 90].round())
       for name, plane in ab.items()})
for name in ('red', 'near', 'painted'):
    change = ab[name] - ab['plain']
    assert ab[name][45, 30, 0] > 25 and change[45, 30, 0] > 10, name
    assert ab[name][18, 90, 1] < -15, name
    assert numpy.hypot(*change[18, 90]) > 5, name
difference = abs(ab['red'] - ab['painted']).mean()
print('strokes for dots:', difference)
assert difference < 0.5
assert (ab['near'] != ab['red']).any()
PYTHON
echo "ok: a text and strokes"

refused ()
{
  local sentence=$1 call=$2
  save refused "(add-layer image \"empty\" 120 90)
    (let ((known (add-layer image \"beside\" 40 40)))
      (gimp-layer-set-offsets known 130 0)
      (paint image known '(176 32 48) 135 5 9 3))
    (catch 0 $call)
    (gimp-message (string-append \"progress: \"
      (number->string (count-layers image)) \" layers\"))" "$call" &&
    fail "$sentence: not refused"
  grep -qF "$sentence" "$work/log" || fail "$sentence: $(cat "$work/log")"
  grep -q '3 layers' "$work/log" || fail "$sentence: $(cat "$work/log")"
  echo "ok: $sentence"
}

refused "The hint 'blue' is not understood: write it like 120,80,#3060a0" \
  "$(call "hints=blue" '#:hints "blue"')"
refused "The hint '120,5,#3060a0' lies outside the photo, which has 120 x 90" \
  "$(call "hints=120,5,#3060a0" '#:hints "120,5,#3060a0"')"
refused "There is no layer 'nothing' for the hints: give the name of one" \
  "$(call "hints-layer=nothing" '#:hints-layer "nothing"')"
for name in empty beside; do
  refused "The layer '$name' has no opaque strokes on the photo: paint some" \
    "$(call "hints-layer=$name" "#:hints-layer \"$name\"")"
done
[ "$GIMP" = 2 ] || exit 0
refused 'The reach of the hints is 2: give a number from 0 to 1.' \
  "$(call "reach=2" "")"
refused "The option 'reach=far' has no number" "$(call "reach=far" "")"
