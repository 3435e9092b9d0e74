#!/bin/bash
# Weights in GIMP's folder are used by name; a name without weights, and
# weights that do not fit, are refused, and six arguments still mean the
# bundled ones.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

folder=$work/profile/gimp/auto-colorize
mkdir -p "$folder"
cp "$SOURCE/tests/golden/class-narrow.weights" "$folder/tiny.weights"
head -c 5000 "$WEIGHTS" >"$folder/broken.weights"
cp "$SOURCE/tests/golden/class-narrow.weights" "$work/outside.weights"
"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"

# Saves what a call makes of the grey photo.
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
seven='plug-in-auto-colorize-with-weights RUN-NONINTERACTIVE image layer
       0.38 0 100'

save "$six" "$work/six.png" || fail "six arguments"
save "$seven \"\"" "$work/bundled.png" || fail "the bundled weights"
save "$seven \"tiny\"" "$work/tiny.png" || fail "the weights in the folder"
same six bundled ||
  fail "an empty name does not mean the bundled weights"
same six tiny &&
  fail "the name changes nothing"
echo "ok: weights by name"

refused ()
{
  local name=$1 sentence=$2
  save "$seven \"$name\"" "$work/refused.png" >"$work/log" 2>&1 &&
    fail "$name was not refused"
  grep -qF "$sentence" "$work/log" || fail "$name: $(cat "$work/log")"
  echo "ok: $sentence"
}

refused nobody "There are no weights of the name 'nobody': put them into"
refused ../../../outside "There are no weights of the name"
refused broken 'is damaged (it is cut off)'
