#!/bin/bash
# Options: weights in GIMP's folder by name, what is left out, and what is
# refused with a sentence; in GIMP 2.10 as a text, in GIMP 3 as named arguments.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

folder=$work/profile/gimp/auto-colorize
mkdir -p "$folder"
cp "$SOURCE/tests/golden/class-narrow.weights" "$folder/tiny two.weights"
head -c 5000 "$WEIGHTS" >"$folder/broken.weights"
cp "$SOURCE/tests/golden/class-narrow.weights" "$work/outside.weights"
"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"

# Saves what a call makes of the gray photo.
save ()
{
  local call=$1 path=$2
  gimp "(let* ((image (load-image \"$work\" \"gray\"))
               (layer (active image)))
          (save-png image $call \"$path\"))"
}

# Whether two results have the same pixels.
same ()
{
  cmp -s <(convert "$work/$1.png" rgb:-) <(convert "$work/$2.png" rgb:-)
}

# A call with options, written as GIMP 2.10's text of them.
with ()
{
  local text=$1 word name value named=
  if [ "$GIMP" = 2 ]; then
    echo "(car (plug-in-auto-colorize-with-options RUN-NONINTERACTIVE
                  image layer \"$text\"))"
    return
  fi
  eval "set -- $text"
  for word in "$@"; do
    name=${word%%=*} value=${word#*=}
    case $name in
      decode | layer-mode | weights) value="\"$value\"" ;;
      prepare) value=$([ "$value" = yes ] && echo '#t' || echo '#f') ;;
    esac
    named="$named #:$name $value"
  done
  echo "(vector-ref (plug-in-auto-colorize #:run-mode RUN-NONINTERACTIVE
                      #:image image #:drawables (vector layer)$named) 0)"
}

# Results of texts that mean the same, or not.
saved ()
{
  local name=$1 text=$2
  save "$(with "$text")" "$work/$name.png" || fail "options: $text"
}

save '(colorize image layer)' "$work/six.png" || fail "the defaults"
saved none ""
saved bundled "weights= decode=mean"
saved tiny "weights='tiny two'"
same six none || fail "no options are not the defaults"
same six bundled || fail "an empty name does not mean the bundled weights"
same six tiny && fail "the name changes nothing"
echo "ok: weights by name"

save '(colorize-with image layer 1 "mode" 50)' "$work/six-others.png" ||
  fail "six others"
saved others "strength=50 decode=mode temperature=1 prepare=yes"
same six-others others || fail "options differ from arguments"
echo "ok: options as arguments"

refused ()
{
  local text=$1 sentence=$2
  save "$(with "$text")" "$work/refused.png" >"$work/log" 2>&1 &&
    fail "$text was not refused"
  grep -qF "$sentence" "$work/log" || fail "$text: $(cat "$work/log")"
  echo "ok: $sentence"
}

refused weights=nobody \
        "There are no weights of the name 'nobody': put them into"
refused weights=../../../outside "There are no weights of the name"
refused weights=broken \
        'is damaged (it is cut off): choose other weights, or bring these'
refused layer-mode=hsl-color \
        "The option layer-mode is 'hsl-color': give normal or lch-color."
refused decode=median "The option decode is 'median': give mean or mode."
[ "$GIMP" = 2 ] || exit 0
refused temperature=2 'The temperature is 2: give a number above 0'
refused temperature= "The option 'temperature=' has no number: write it like"
refused strength=high "The option 'strength=high' has no number"
refused prepare=perhaps "The option prepare is 'perhaps': give yes or no."
refused 'sharpness=3' "There is no option 'sharpness=3': give temperature=,"
refused "weights='a" 'have a quote without its other one: add it.'
