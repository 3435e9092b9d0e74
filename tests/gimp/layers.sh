#!/bin/bash
# A GRAY, an RGB, an INDEXED and an RGBA layer come out in color: see
# layers.scm and layers.py.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"
cp "$work/rgb.png" "$work/masked.png"
gimp "(load \"$SOURCE/tests/gimp/layers.scm\") (layers \"$work\")" ||
  fail "GIMP did not run the script"
cat "$work/facts"
"$PYTHON" "$SOURCE/tests/gimp/layers.py" "$work"
