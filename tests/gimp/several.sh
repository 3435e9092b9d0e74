#!/bin/bash
# What only GIMP 3 has: several layers in one call, and filters: see
# several.scm and several.py.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"
gimp "(load \"$SOURCE/tests/gimp/several.scm\") (several \"$work\")" ||
  fail "GIMP did not run the script"
cat "$work/facts"
"$PYTHON" "$SOURCE/tests/gimp/several.py" "$work"
