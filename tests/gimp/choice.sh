#!/bin/bash
# The text of options: weights in GIMP's folder by name, what is left out, and
# what is refused with a sentence.  Six arguments mean what they always did.
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
  gimp "(let* ((image (car (gimp-file-load RUN-NONINTERACTIVE
                             \"$work/gray.png\" \"gray.png\")))
               (layer (car (gimp-image-get-active-layer image)))
               (new (car ($call))))
          (file-png-save RUN-NONINTERACTIVE image new \"$path\" \"\"
                         0 1 0 0 0 0 0))"
}

# Whether two results have the same pixels.
same ()
{
  cmp -s <(convert "$work/$1.png" rgb:-) <(convert "$work/$2.png" rgb:-)
}

six='plug-in-auto-colorize RUN-NONINTERACTIVE image layer 0.38 0 100'
options='plug-in-auto-colorize-with-options RUN-NONINTERACTIVE image layer'

# Results of texts that mean the same, or not.
saved ()
{
  local name=$1 text=$2
  save "$options \"$text\"" "$work/$name.png" || fail "options: $text"
}

save "$six" "$work/six.png" || fail "six arguments"
saved none ""
saved bundled "weights= decode=mean"
saved tiny "weights='tiny two'"
same six none || fail "no options are not the defaults"
same six bundled || fail "an empty name does not mean the bundled weights"
same six tiny && fail "the name changes nothing"
echo "ok: weights by name"

save "${six/0.38 0 100/1 1 50}" "$work/six-others.png" || fail "six others"
saved others "strength=50 decode=mode temperature=1 prepare=yes"
same six-others others || fail "options differ from arguments"
echo "ok: options as arguments"

refused ()
{
  local text=$1 sentence=$2
  save "$options \"$text\"" "$work/refused.png" >"$work/log" 2>&1 &&
    fail "$text was not refused"
  grep -qF "$sentence" "$work/log" || fail "$text: $(cat "$work/log")"
  echo "ok: $sentence"
}

refused weights=nobody \
        "There are no weights of the name 'nobody': put them into"
refused weights=../../../outside "There are no weights of the name"
refused weights=broken \
        'is damaged (it is cut off): choose other weights, or bring these'
refused temperature=2 'The temperature is 2: give a number above 0'
refused temperature= "The option 'temperature=' has no number: write it like"
refused strength=high "The option 'strength=high' has no number"
refused decode=median "The option decode is 'median': give mean or mode."
refused prepare=perhaps "The option prepare is 'perhaps': give yes or no."
refused 'sharpness=3' "There is no option 'sharpness=3': give temperature=,"
refused "weights='a" 'have a quote without its other one: add it.'
