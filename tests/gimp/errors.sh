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
    (let* ((image (car (gimp-image-new 40 30 GRAY)))
           (layer (car (gimp-layer-new image 40 30 GRAY-IMAGE \"Photo\" 100
                                       LAYER-MODE-NORMAL)))
           (channel (car (gimp-channel-new image 40 30 \"C\" 50 '(0 0 0)))))
      (gimp-image-insert-layer image layer 0 0)
      (gimp-image-insert-channel image channel 0 0)
      (catch 0 $call)
      (gimp-message (string-append \"progress: \"
        (number->string (car (gimp-image-get-layers image))) \" layer, mode \"
        (number->string (car (gimp-image-base-type image)))))
      $call)"
  gimp "$scheme" >"$log" 2>&1 && fail "$call: no error"
  grep -qx '1 layer, mode 1' "$log" || fail "$call: $(cat "$log")"
  grep -qF "$sentence" "$log" || fail "$call: no '$sentence' in $(cat "$log")"
  case $kind in
    calling)   grep -q '^Error: .* failed on invalid input arguments: ' "$log" ;;
    execution) grep -q '^Error: .* failed: ' "$log" ;;
  esac || fail "$call: no $kind error in $(cat "$log")"
  echo "ok: $sentence"
}

procedure='plug-in-auto-colorize RUN-NONINTERACTIVE image'

expect calling 'The temperature is 0: give a number above 0 and up to 1.' \
       "($procedure layer 0 0 100)"
expect calling 'The temperature is -0.38: give a number' \
       "($procedure layer -0.38 0 100)"
expect calling 'The temperature is 1.01: give a number' \
       "($procedure layer 1.01 0 100)"
# GIMP's own check; the engine has one, too.
expect calling "value '-nan' for argument 'temperature'" \
       "($procedure layer (sqrt -1) 0 100)"
expect calling 'The decoding is 2: give 0 for the annealed mean' \
       "($procedure layer 0.38 2 100)"
expect calling 'The color strength is 151 %: give a number from 0 to 150.' \
       "($procedure layer 0.38 0 151)"
expect calling 'A channel cannot be colorized: select a layer' \
       "($procedure channel 0.38 0 100)"
expect calling 'The layer belongs to another image: give the image that it is in.' \
       "(plug-in-auto-colorize RUN-NONINTERACTIVE
         (car (gimp-image-new 4 4 GRAY)) layer 0.38 0 100)"
expect calling 'There is no display for the dialog: use RUN-NONINTERACTIVE.' \
       "(plug-in-auto-colorize RUN-INTERACTIVE image layer 0.38 0 100)"

weights=$work/bad.weights
good=$(wc -c <"$WEIGHTS")

head -c $((good - 1)) "$WEIGHTS" >"$weights"
expect execution 'is damaged (it is cut off): install Auto-Colorize again.' \
       "($procedure layer 0.38 0 100)"

{ head -c $((good - 1)) "$WEIGHTS"; printf '\377'; } >"$weights"
expect execution 'its checksum is wrong): install Auto-Colorize again.' \
       "($procedure layer 0.38 0 100)"

{ head -c 8 "$WEIGHTS"; printf '\002'; tail -c +10 "$WEIGHTS"; } >"$weights"
sentence='has the format version 2, and this Auto-Colorize reads version 1'
expect execution "$sentence: install the latest Auto-Colorize." \
       "($procedure layer 0.38 0 100)"

rm "$weights"
expect execution 'The weights file cannot be read' \
       "($procedure layer 0.38 0 100)"
