#!/bin/bash
# With the conversions that an ordinary session of GIMP has left in babl's file,
# a call takes no more memory, and leaves the file as it is, byte for byte.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"
unset MALLOC_PERTURB_           # it fills what would never be touched

"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"
session=$work/session/babl/babl-fishes
mkdir -p "$work/real" "${session%/*}"
XDG_CACHE_HOME=$work/session "$CONVERSIONS" || fail "no conversions"
cp "$session" "$work/as-it-was"
[ "$(wc -c <"$session")" -gt 10000 ] || fail "the session has no conversions"

# GIMP writes that file, too: only the plug-in sees this one, by a wrapper in
# its place, which also tells the largest memory.
cp "$PLUG_IN" "$work/real/auto-colorize"
cp "$WEIGHTS" "$work/real/auto-colorize.weights"
cat >"$work/auto-colorize" <<EOF
#!$PYTHON
import os, resource, subprocess, sys
os.environ['XDG_CACHE_HOME'] = '$work/session'
status = subprocess.call(['$work/real/auto-colorize'] + sys.argv[1:],
                         close_fds=False)
if '-run' in sys.argv:
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(largest // 1024, file=open('$work/largest', 'a'))
sys.exit(status)
EOF
chmod +x "$work/auto-colorize"
PLUG_IN=$work/auto-colorize

gimp "(for-each
        (lambda (name)
          (let ((image (load-image \"$work\" name)))
            (if (string=? name \"rgb\")
                (convert-precision image PRECISION-U16-NON-LINEAR))
            (gimp-selection-all image)
            (colorize image (active image))
            (gimp-image-delete image)))
        '(\"gray\" \"rgba\" \"rgb\" \"indexed\"))" || fail "the photos were not colored"

cmp "$session" "$work/as-it-was" || fail "babl's file was written"
[ "$(ls "${session%/*}")" = babl-fishes ] || fail "there are other files"
echo "ok: babl's file is as it was"
[ "$(wc -l <"$work/largest")" -eq 4 ] || fail "there were not four calls"
largest=$(sort -n "$work/largest" | tail -n 1)
echo "at most $largest MB"
[ "$largest" -le 120 ] || fail "a call takes $largest MB"
