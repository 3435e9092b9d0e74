#!/bin/bash
# What goes wrong is said in one sentence, and the image stays as it was.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

# The call is made twice: once in a `catch`, which goes on after the error, so
# that the image can be looked at, and once to end the script with it.
expect ()
{
  local kind=$1 sentence=$2 call=$3 scheme log=$work/log

  scheme="
    (let* ((image (gimp-image-new 40 30 GRAY))
           (layer (gimp-layer-new image \"Photo\" 40 30 GRAY-IMAGE 100
                                  LAYER-MODE-NORMAL))
           (channel (gimp-channel-new image \"C\" 40 30 50 '(0 0 0))))
      (gimp-image-insert-layer image layer 0 0)
      (gimp-image-insert-channel image channel 0 0)
      (catch 0 $call)
      (say (number->string (count-layers image)) \" layer, mode \"
           (number->string (gimp-image-get-base-type image)))
      $call)"
  gimp "$scheme" >"$log" 2>&1 && fail "$call: no error"
  grep -qx '1 layer, mode 1' "$log" || fail "$call: $(cat "$log")"
  grep -qF "$sentence" "$log" || fail "$call: no '$sentence' in $(cat "$log")"
  case $kind in
    calling)   grep -q '^Error: .* failed on invalid input arguments: ' "$log" ;;
    execution) grep -q '^Error: .* failed: ' "$log" ;;
    script)    grep -q '^Error: argument ' "$log" ;;
  esac || fail "$call: no $kind error in $(cat "$log")"
  echo "ok: $sentence"
}

expect calling 'The temperature is 0: give a number above 0 and up to 1.' \
       '(colorize-with image layer 0 "mean" 100)'
expect calling 'A channel cannot be colorized: select a layer' \
       '(colorize image channel)'
expect calling 'The layer belongs to another image: give the image' \
       '(colorize (gimp-image-new 4 4 GRAY) layer)'

expect execution "The layer 'Photo' is empty: select a layer with a photo." \
       '(begin (gimp-layer-add-alpha layer)
               (gimp-drawable-fill layer FILL-TRANSPARENT)
               (colorize image layer))'
gimp '(let* ((image (gimp-image-new 40 30 RGB))
             (group (gimp-group-layer-new image "Group")))
        (gimp-image-insert-layer image group 0 0)
        (colorize image group))' >"$work/log" 2>&1 &&
  fail "an empty group: no error"
grep -qF "The layer 'Group' is empty: select a layer" "$work/log" ||
  fail "an empty group: $(cat "$work/log")"
echo "ok: an empty group"

expect execution "The selection lies outside of the layer 'Photo': select" \
       '(begin (gimp-layer-set-offsets layer 2 0)
               (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 0 0 2 4)
               (colorize image layer))'

if [ "$GIMP" = 2 ]; then
  six='plug-in-auto-colorize RUN-NONINTERACTIVE image layer'
  expect calling 'The temperature is -0.38: give a number' "($six -0.38 0 100)"
  expect calling 'The temperature is 1.01: give a number' "($six 1.01 0 100)"
  # GIMP's own check; the engine has one, too.
  expect calling "value '-nan' for argument 'temperature'" \
         "($six (sqrt -1) 0 100)"
  expect calling 'The decoding is 2: give 0 for the annealed mean' \
         "($six 0.38 2 100)"
  expect calling 'The color strength is 151 %: give a number from 0 to 150.' \
         "($six 0.38 0 151)"
  expect calling 'There is no display for the dialog: use RUN-NONINTERACTIVE.' \
         "(plug-in-auto-colorize RUN-INTERACTIVE image layer 0.38 0 100)"
else
  named='plug-in-auto-colorize #:image image #:run-mode'
  one="$named RUN-NONINTERACTIVE #:drawables (vector layer)"
  # GIMP 3 knows the ranges itself.
  expect script 'has value -0.380000 out of range: 0.000000 to 1.000000' \
         "($one #:temperature -0.38)"
  expect script 'has value 1.010000 out of range: 0.000000 to 1.000000' \
         "($one #:temperature 1.01)"
  expect script 'has value 151.000000 out of range: 0.000000 to 150.000000' \
         "($one #:strength 151)"
  expect calling "The option decode is 'median': give mean or mode." \
         "($one #:decode \"median\")"
  expect calling "The option decode is '': give mean or mode." \
         "($one #:decode \"\")"
  expect calling 'No layer is given: give one or more.' \
         "($named RUN-NONINTERACTIVE #:drawables (vector))"
  expect calling 'A channel cannot be colorized: select a layer' \
         "($named RUN-NONINTERACTIVE #:drawables (vector layer channel))"
  expect calling 'There is no display for the dialog: use RUN-NONINTERACTIVE.' \
         "($named RUN-INTERACTIVE #:drawables (vector layer))"
fi

weights=$work/bad.weights
good=$(wc -c <"$WEIGHTS")

head -c $((good - 1)) "$WEIGHTS" >"$weights"
expect execution 'is damaged (it is cut off): install Auto-Colorize again.' \
       '(colorize image layer)'

{ head -c $((good - 1)) "$WEIGHTS"; printf '\377'; } >"$weights"
expect execution 'its checksum is wrong): install Auto-Colorize again.' \
       '(colorize image layer)'

{ head -c 8 "$WEIGHTS"; printf '\002'; tail -c +10 "$WEIGHTS"; } >"$weights"
sentence='has the format version 2, and this Auto-Colorize reads version 1'
expect execution "$sentence: install the latest Auto-Colorize." \
       '(colorize image layer)'

rm "$weights"
expect execution 'The weights file cannot be read' \
       '(colorize image layer)'
