#!/bin/bash
# The README's examples for scripts do what they say, as they stand there.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

# Warms the profile up, and leaves the plug-in in it.
gimp '(say "ready")' || fail "GIMP does not start"
export "GIMP${GIMP}_DIRECTORY=$work/profile/gimp"
console=$([ "$GIMP" = 2 ] && echo gimp-console-2.10 || echo gimp-console-3)

cd "$work" || exit 1
mkdir photos
for name in photo.jpg photos/{one.jpg,TWO.JPEG,THREE.JPG,four.Jpeg}; do
  "$PYTHON" -c "from PIL import Image
Image.open('$SOURCE/doc/sample.jpg').resize((90, 60)).save('$name', 'JPEG')" ||
    fail "no photos"
done

# Indented blocks that begin with this GIMP's name, ended by a NUL each.
recipes ()
{
  awk -v console="$console" '
    /^    / { if (text != "" || index($0, console) == 5) text = text $0 "\n" }
    /^$/    { if (text != "") printf "%s%c", text, 0; text = "" }' \
    "$SOURCE/README.md"
}

while IFS= read -r -d '' recipe; do
  eval "timeout 120 $recipe" </dev/null >log 2>&1 ||
    fail "exit status $? of $recipe: $(cat log)"
done < <(recipes)

results=(photo-colorized.png photos/*-colorized.png)
[ ${#results[@]} -eq 5 ] || fail "only ${results[*]}: $(cat log)"
"$PYTHON" - "${results[@]}" <<'EOF2' || fail "a result without color"
import sys

import numpy
from PIL import Image

for name in sys.argv[1:]:
    pixels = numpy.asarray(Image.open(name).convert('RGB')).astype(int)
    chroma = (pixels.max(axis=2) - pixels.min(axis=2)).mean()
    print(f'{name}: {pixels.shape}, {chroma:.1f} of 255 between channels')
    assert pixels.shape == (60, 90, 3) and chroma > 10
EOF2
