#!/bin/bash
# Every precision and color profile keeps its lightness, to the last digit:
# see precisions.scm and precisions.py.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

"$PYTHON" "$SOURCE/tests/gimp/precisions.py" make "$work" || fail "no photos"
gimp "(load \"$SOURCE/tests/gimp/precisions.scm\")
      (try-precisions \"$work\")" ||
  fail "GIMP did not run the script"
"$PYTHON" "$SOURCE/tests/gimp/precisions.py" check "$work"
