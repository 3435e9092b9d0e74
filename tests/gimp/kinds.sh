#!/bin/bash
# Layers of every kind and place come out in color, and nothing else of the
# image changes: see kinds.scm and kinds.py.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"
"$PYTHON" "$SOURCE/tests/gimp/kinds.py" make "$work" || fail "no photos"
gimp "(load \"$SOURCE/tests/gimp/kinds.scm\") (kinds \"$work\")" ||
  fail "GIMP did not run the script"
cat "$work/facts"
"$PYTHON" "$SOURCE/tests/gimp/kinds.py" check "$work" ||
  fail "not as it should be"

# What cannot be colorized is refused with a sentence, and the image stays.
refused ()
{
  local kinds=$1 sentence=$2 log=$work/log

  gimp "(load \"$SOURCE/tests/gimp/kinds.scm\")
        (all-refused \"$work\" $kinds)" >"$log" 2>&1 && fail "$kinds: no error"
  [ "$(grep -c "^Error: .*: $sentence" "$log")" = 1 ] ||
    fail "$kinds: no '$sentence' in $(cat "$log")"
  echo "ok: $kinds: $sentence"
}

refused 'below-floating floating' \
        'The image has a floating selection: anchor it or make it a new layer,'
refused 'selection channel' \
        'A channel cannot be colorized: select a layer and try again.'
