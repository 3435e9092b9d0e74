#!/bin/bash
# The plug-in is killed at different moments, as Cancel in GIMP's status bar
# does it: GIMP lives, the image is as before, no file stays behind, and the
# next call works.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

# A large photo, and the network on a large input, so that reading, predicting
# and writing each take their time.  It is RGB: converting a GRAY image to RGB
# is a step of GIMP's own, which a kill during it does not take back.
"$PYTHON" - "$work" "$WEIGHTS" <<'EOF' || fail "no photo"
import struct
import sys
import zlib

import numpy
from PIL import Image

folder, weights = sys.argv[1:]
y, x = numpy.mgrid[0:3000, 0:4000]
gray = Image.fromarray(((x + y) % 256).astype('uint8'))
gray.convert('RGB').save(f'{folder}/large.png', compress_level=1)
with open(weights, 'rb') as file:
    body = bytearray(file.read())
struct.pack_into('<II', body, 24, 512, 0)
struct.pack_into('<I', body, 28, zlib.crc32(body))
with open(f'{folder}/slow.weights', 'wb') as file:
    file.write(body)
EOF
weights=$work/slow.weights
gimp '(gimp-message "progress: ready")' || fail "GIMP does not start"

now ()
{
  date +%s%3N                           # milliseconds
}

# Its process number, once it has started.
plug_in ()
{
  for _ in $(seq 600); do
    pgrep -f "$work/profile/gimp/plug-ins/.*/auto-colorize -gimp" && return
    sleep 0.02
  done
}

# How many milliseconds a call takes, from the plug-in's start.
measure ()
{
  local pid begun

  pid=$(plug_in)
  begun=$(now)
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.01
  done
  echo $(($(now) - begun))
}

# Kills the plug-in so many milliseconds after its start.
kill_after ()
{
  local milliseconds=$1 pid

  pid=$(plug_in)
  sleep "$(printf '%d.%03d' $((milliseconds / 1000)) $((milliseconds % 1000)))"
  kill -9 $pid 2>/dev/null && echo "killed after $milliseconds ms"
}

describe='(say (number->string (count-layers image)) " layer, mode "
  (number->string (gimp-image-get-base-type image)) ", undo "
  (number->string (truth (gimp-image-is-dirty image))))'

measure >"$work/taken" &
gimp "(let ((image (load-image \"$work\" \"large\")))
        (colorize image (active image))
        (gimp-image-delete image))" >"$work/log" 2>&1 || fail "the first call"
wait
echo "ok: a call takes $(cat "$work/taken") ms"

killed=0
for tenths in 0 1 2 3 4 5 7 9; do
  milliseconds=$(($(cat "$work/taken") * tenths / 10))
  kill_after "$milliseconds" >"$work/killer" &
  gimp "(let ((image (load-image \"$work\" \"large\")))
          (gimp-image-clean-all image)
          (catch #f (colorize image (active image)))
          $describe
          (gimp-image-delete image))" >"$work/log" 2>&1 ||
    fail "GIMP did not live on: $(cat "$work/log")"
  wait
  if [ -s "$work/killer" ]; then
    grep -q '^1 layer, mode 0, undo 0$' "$work/log" ||
      fail "killed after $milliseconds ms: $(cat "$work/log")"
    killed=$((killed + 1))
  else
    grep -q '^2 layer, mode 0' "$work/log" || fail "$(cat "$work/log")"
  fi
done
[ "$killed" -ge 3 ] || fail "only $killed calls could be killed"
left=$(find "$work/profile/tmp" -type f ! -name 'log.*' ! -name 'done.*')
[ -z "$left" ] || fail "files stay behind: $left"
echo "ok: killed $killed times, and GIMP lived with the image as before"

gimp "(let ((image (load-image \"$work\" \"large\")))
        (colorize image (active image))
        $describe
        (gimp-image-delete image))" >"$work/log" 2>&1 || fail "the next call"
grep -q '^2 layer, mode 0' "$work/log" || fail "the next call: $(cat "$work/log")"
echo "ok: the next call works"
